// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { exampleHome } from "../catalogue/example-home.ts";
import { inspectFlow } from "../compiler/inspect.ts";
import { parseFlow } from "../model/parse.ts";
import { catalogue } from "../nodes/index.gen.ts";
import { drawSvg } from "./svg.ts";

/** As much of the page's parser as is used: the node environment has no types of it. */
interface Picture {
  readonly localName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string }>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Picture | null;
  querySelectorAll(selector: string): Iterable<Picture>;
}
declare const DOMParser: new () => { parseFromString(text: string, type: string): { readonly documentElement: Picture } };

function draw(flow: JsonObject, theme: "light" | "dark" = "light"): Picture {
  const { document } = parseFlow(JSON.stringify({ ziggyFlow: 1, devices: {}, wires: [], ...flow }));
  if (document === undefined) throw new Error("The sample is no flow");
  const svg = drawSvg({ document, graph: inspectFlow(document, { home: exampleHome, catalogue }), catalogue, theme });
  const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const complaint = picture.querySelector("parsererror")?.textContent;
  if (picture.localName !== "svg" || typeof complaint === "string") throw new Error(`This is not well formed: ${complaint}`);
  return picture;
}

function textsOf(picture: Picture): readonly string[] {
  return [...picture.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
}

const hallway = {
  devices: { motion: { ieee: "0x00158d0001a2b3c4", name: "hall motion" }, lamp: { ieee: "0x680ae2fffe112233", name: "hall lamp" } },
  nodes: {
    motion: { kind: "device", settings: { device: "motion" } },
    present: { kind: "off-delay", inputs: { for: "3m" }, durable: true },
    lamp: { kind: "device", settings: { device: "lamp" } },
  },
  wires: [
    "motion.occupancy -> present.in",
    "present.true -> lamp.state.on",
    "present.true -> lamp.effect.blink",
    "present.false -> lamp.state.off",
  ],
};

describe("drawSvg", () => {
  it("draws titles, pins and written values as text", () => {
    const texts = textsOf(draw(hallway));
    expect(texts).toEqual(expect.arrayContaining(["hall motion", "occupancy", "Stays true 3 min longer", "3m", "hall lamp", "state.on"]));
  });

  it("numbers the wires of one pin, and only those", () => {
    const circles = [...draw(hallway).querySelectorAll("g[text-anchor=middle] text")];
    expect(circles.map(({ textContent }) => textContent)).toEqual(["1", "2"]);
  });

  it("draws a wire for each that has both its ends", () => {
    const dangling = { ...hallway, wires: [...hallway.wires, "nowhere.out -> present.in"] };
    expect([...draw(dangling).querySelectorAll("path[stroke-width='1.75'][fill=none]")]).toHaveLength(4);
  });

  it.each([
    ["light", "#f6f7f9"],
    ["dark", "#16181d"],
  ] as const)("has the background of the %s editor", (theme, color) => {
    expect(draw(hallway, theme).querySelector("rect")?.getAttribute("fill")).toBe(color);
  });

  it("puts nodes where the file says", () => {
    const picture = draw({
      nodes: { a: { kind: "note", note: "A" }, b: { kind: "note", note: "B" } },
      layout: { a: [-100, 40], b: [300, 80, 120, 64] },
    });
    expect([...picture.querySelectorAll("svg > g")].map((node) => node.getAttribute("transform"))).toEqual([
      "translate(-100,40)",
      "translate(300,80)",
    ]);
    expect(picture.getAttribute("viewBox")).toBe("-124 16 568 152");
  });

  it("wraps a note, and shows a frame's title behind what stands in it", () => {
    const picture = draw({
      nodes: {
        why: { kind: "note", note: "The stairs are dark even at noon, all year round." },
        hall: { kind: "frame", title: "Hall" },
      },
    });
    expect(textsOf(picture)).toEqual(["Hall", "The stairs are dark even at noon,", "all year round."]);
  });

  it("draws a flow without nodes", () => {
    expect(draw({ nodes: {} }).getAttribute("viewBox")).toBe("0 0 48 48");
  });

  it("draws the pins that wires name of a node that is not known", () => {
    expect(textsOf(draw({ nodes: { a: { kind: "magic" }, b: { kind: "magic" } }, wires: ["a.x -> b.y"] }))).toEqual([
      'Unknown kind "magic"',
      "a",
      "x",
      'Unknown kind "magic"',
      "b",
      "y",
    ]);
  });
});

const allowed = new Set(["svg", "title", "desc", "g", "rect", "path", "circle", "text"]);

describe("a hostile name", () => {
  it.each([
    ["an element", "</title><script>alert(1)</script>"],
    ["an attribute", '" onload="alert(1)" x="'],
    ["an entity", "&lol;&#60;script&#62;"],
    ["the end of a section", "]]><!-- --><?xml?>"],
    ["characters that XML cannot hold", "a\u0000b\u0008c\uFFFEd\uD800e"],
    ["a very long text", "x".repeat(100_000)],
    ["what turns text around", "\u202Egnp.exe"],
  ])("stays text when it is %s", (_, name) => {
    const picture = draw({
      name,
      description: name,
      devices: { lamp: { ieee: "0x680ae2fffe112233", name } },
      nodes: {
        lamp: { kind: "device", settings: { device: "lamp" }, inputs: { effect: name } },
        titled: { kind: "log", title: name, note: name, inputs: { in: name } },
        note: { kind: "note", note: name },
        frame: { kind: "frame", title: name },
      },
      wires: [],
    });
    const elements = [...picture.querySelectorAll("*")];
    expect(elements.map(({ localName }) => localName).filter((element) => !allowed.has(element))).toEqual([]);
    expect(elements.flatMap((one) => [...one.attributes]).filter(({ name: attribute }) => /^on|href/.test(attribute))).toEqual([]);
    expect(picture.querySelector("title")?.textContent).toHaveLength(name.length);
  });
});
