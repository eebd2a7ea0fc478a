import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeComment, encodeCommentLines, encodeKey, encodeMember, encodeString } from "./encode.ts";

const hostile = [
  'say "hi"',
  "back\\slash",
  "`$" + "{process.exit()}`",
  "*/ alert(1) /*",
  "</script><script>",
  "<!-- x",
  "\u2028next\u2029line",
  "lone \ud800 surrogate",
  "\udfff",
  "right\u202eleft",
  "zero\u0000byte",
  "__proto__",
  "🛋️ sofa",
];

function evaluated(source: string): unknown {
  return new Function(`"use strict"; return (${source});`)();
}

describe("encodeString", () => {
  it.each(hostile)("gives a literal equal to %j", (text) => {
    expect(evaluated(encodeString(text))).toBe(text);
  });

  it("is one literal for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const source = encodeString(text);
        expect(evaluated(source)).toBe(text);
        expect(source).not.toMatch(/[\r\n\u2028\u2029]|<\//);
      }),
    );
  });

  it.each(["\u202e", "\u2066", "\ufeff", "\u2028", "\u200b"])("shows the invisible character %j as an escape", (character) => {
    expect(encodeString(character)).toMatch(/^"\\u[0-9a-f]{4}"$/);
  });
});

describe("encodeKey", () => {
  it.each([
    ["brightness", "brightness"],
    ["color_temp", "color_temp"],
    ["hall/lamp", '"hall/lamp"'],
    ["9", '"9"'],
    ["", '""'],
    ["__proto__", '["__proto__"]'],
    ["küche", "küche"],
    ["ku\u0308che", '"ku\u0308che"'],
    ["5×5", '"5×5"'],
    ["кухня", '"кухня"'],
  ])("writes %j as %s", (key, expected) => {
    expect(encodeKey(key)).toBe(expected);
  });

  it.each(hostile)("makes a member named %j", (key) => {
    expect(Object.getOwnPropertyNames(evaluated(`{ ${encodeKey(key)}: 1 }`))).toEqual([key]);
  });
});

describe("encodeMember", () => {
  it.each([
    ["value", ".value"],
    ["a b", '["a b"]'],
  ])("reaches %j by %s", (key, expected) => {
    expect(encodeMember(key)).toBe(expected);
  });
});

describe("encodeComment", () => {
  it.each(hostile)("keeps %j inside either kind of comment", (text) => {
    expect(evaluated(`/* ${encodeComment(text)} */ 1`)).toBe(1);
    expect(evaluated(`// ${encodeComment(text)}\n 2`)).toBe(2);
  });

  it("keeps any text inside a comment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(evaluated(`/** ${encodeComment(text)} */ 1`)).toBe(1);
        expect(evaluated(`// ${encodeComment(text)}\n 2`)).toBe(2);
      }),
    );
  });

  it.each(["@ts-nocheck", "@ts-ignore", "#__PURE__", "# sourceMappingURL=x"])("takes the power from the directive %s", (text) => {
    expect(encodeComment(text)).toMatch(/^[@#] /);
  });

  it("leaves plain text alone", () => {
    expect(encodeComment("On with motion, 20 °C — küche @home #1")).toBe("On with motion, 20 °C — küche @home #1");
  });
});

describe("encodeCommentLines", () => {
  it.each([
    ["one\r\ntwo\nthree", ["one", "two", "three"]],
    ["\n\nmiddle\n\n", ["middle"]],
    ["a\n\nb", ["a", "", "b"]],
    ["  ", []],
  ])("splits %j", (text, expected) => {
    expect(encodeCommentLines(text)).toEqual(expected);
  });
});
