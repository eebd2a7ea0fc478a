/**
 * How wide a text is, roughly, in pixels: pictures are drawn without a page that could measure. Widths of letters as parts
 * of their size, a little wider than common fonts have them, so that texts rather end early than run over.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size;
}

function letterWidth(letter: string): number {
  if (/[ilj.,:;'|!I]/.test(letter)) return 0.3;
  if (/[ ftr()[\]{}"`/\\-]/.test(letter)) return 0.38;
  if (/[mwMW@%]/.test(letter)) return 0.92;
  if (/\p{Lu}/u.test(letter)) return 0.7;
  return /^[\u{20}-\u{2FF}\u{370}-\u{5FF}…]$/u.test(letter) ? 0.58 : 1.05;
}

/** The text, or as much of the beginning of its first line as there is room for. `room` and `size` in pixels. */
export function fitText(text: string, room: number, size: number): string {
  return text.length < longestFitted && !text.includes("\n") && textWidth(text, size) <= room ? text : shorten(text, room, size);
}

/** No longer text fits anywhere; the rest of a hostile one is not even looked at. */
const longestFitted = 2_000;

function shorten(text: string, room: number, size: number): string {
  const [first = ""] = text.slice(0, longestFitted).split("\n");
  let width = textWidth("…", size);
  let kept = "";
  for (const letter of first) {
    width += textWidth(letter, size);
    if (width > room) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines of at most `room` pixels, broken between words; what is left after `most` lines is "…". */
export function wrapText(text: string, room: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.slice(0, most * longestFitted).split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line === "" || textWidth(longer, size) <= room) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    lines.push(line);
    if (lines.length > most) break;
  }
  return lines.slice(0, most).map((line, index) => {
    const isCut = index === most - 1 && lines.length > most;
    return isCut ? shorten(line, room, size) : fitText(line, room, size);
  });
}
