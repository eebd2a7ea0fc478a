import type { PictureColors } from "./colors.ts";
import { displayValue } from "./display-value.ts";
import { type FacePin, type FaceRow, isEditedInPlace, type NodeFace } from "./face.ts";
import { headerHeight, headHeight, moreHeight, nodeHeight, nodeWidth, pinPositions, pinRadius, rowHeight } from "./geometry.ts";
import { markPath, pinShape, typeColor } from "./pin-look.ts";
import { element, type Markup, words } from "./svg-markup.ts";
import { fitText, textWidth } from "./text-fit.ts";

const titleSize = 12.5;
const smallSize = 11;
const side = 12;
const gap = 6;
const fieldHeight = 20;
/** Room of the sign that a node's state survives a restart. */
const clockRoom = 20;

/** A node with its pins and the values written into them, its top left corner at the origin. */
export function drawCard(face: NodeFace, colors: PictureColors): readonly Markup[] {
  const titleRoom = nodeWidth - 2 * side - (face.durable ? clockRoom : 0);
  return [
    element("rect", {
      width: nodeWidth,
      height: nodeHeight(face),
      rx: 6,
      fill: colors["surface-1"],
      stroke: colors["line-strong"],
      "stroke-dasharray": face.disabled ? "4 3" : undefined,
    }),
    line(fitText(face.title, titleRoom, titleSize), side, headerHeight / 2, { fill: colors.text, size: titleSize, weight: 600 }),
    ...(face.durable ? [clock(colors)] : []),
    ...(face.subtitle === undefined
      ? []
      : [line(fitText(face.subtitle, nodeWidth - 2 * side, smallSize), side, headerHeight + 2, { fill: colors["text-faint"] })]),
    ...face.rows.flatMap((row, index) => drawRow(row, headHeight(face) + index * rowHeight + rowHeight / 2, colors)),
    ...(face.hidden > 0 ? [line(`+ ${face.hidden} more`, side, nodeHeight(face) - moreHeight / 2, { fill: colors["text-faint"] })] : []),
    ...(face.lack === undefined
      ? []
      : [line(fitText(face.lack, nodeWidth - 2 * side, smallSize), side, nodeHeight(face) - moreHeight / 2, { fill: colors.warn })]),
    ...drawMarks(face, colors),
  ];
}

interface Look {
  readonly fill: string;
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: "end";
}

/** A line of text whose middle is at `y`. */
export function line(text: string, x: number, y: number, { fill, size = smallSize, weight, anchor }: Look): Markup {
  return element(
    "text",
    { x, y, fill, "font-size": size, "font-weight": weight, "text-anchor": anchor, "dominant-baseline": "central" },
    words(text),
  );
}

function drawRow({ input, output }: FaceRow, y: number, colors: PictureColors): readonly Markup[] {
  const room = (input === undefined || output === undefined ? nodeWidth : nodeWidth / 2) - 2 * side;
  const name = { fill: colors["text-soft"] };
  return [
    ...(input === undefined ? [] : drawInput(input, y, room, colors)),
    ...(output === undefined ? [] : [line(fitText(output.name, room, smallSize), nodeWidth - side, y, { ...name, anchor: "end" })]),
  ];
}

function drawInput(pin: FacePin, y: number, room: number, colors: PictureColors): readonly Markup[] {
  if (!isEditedInPlace(pin)) return [line(fitText(pin.name, room, smallSize), side, y, { fill: colors["text-soft"] })];
  const name = fitText(pin.name, room * 0.4, smallSize);
  const left = side + textWidth(name, smallSize) + gap;
  const width = nodeWidth - side - left;
  const value = pin.written ?? pin.fallback;
  const shown = value === undefined ? "…" : displayValue(value, pin.type);
  return [
    line(name, side, y, { fill: colors["text-soft"] }),
    element("rect", { x: left, y: y - fieldHeight / 2, width, height: fieldHeight, rx: 3, fill: colors["surface-2"] }),
    line(fitText(shown, width - 8, smallSize), left + 4, y, { fill: pin.written === undefined ? colors["text-faint"] : colors.text }),
  ];
}

function drawMarks(face: NodeFace, colors: PictureColors): readonly Markup[] {
  const pins = new Map(face.rows.flatMap(({ input, output }) => [input, output]).map((pin) => [`${pin?.side} ${pin?.name}`, pin]));
  return pinPositions(face).flatMap(({ name, side: edge, x, y }) => {
    const pin = pins.get(`${edge} ${name}`);
    if (pin === undefined) return [];
    const color = colors[`type-${typeColor(pin.type)}`];
    return element("path", {
      d: markPath(pinShape(pin.role, pin.type), pinRadius),
      transform: `translate(${x},${y})`,
      fill: pin.wired ? color : colors["surface-1"],
      stroke: color,
      "stroke-width": "1.75",
      "stroke-linejoin": "round",
    });
  });
}

function clock(colors: PictureColors): Markup {
  return element(
    "g",
    { transform: `translate(${nodeWidth - 18},${headerHeight / 2})`, fill: "none", stroke: colors["text-faint"] },
    element("title", {}, words("Survives a restart")),
    element("circle", { r: 5.5 }),
    element("path", { d: "M0,-3 V0 H2.5" }),
  );
}
