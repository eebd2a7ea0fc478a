import { expect, it } from "vitest";
import { encodeUtf8 } from "./utf8.ts";

it.each(["", "plain", "Büro", "中文", "💡", "\u{10ffff}\u0000", "lone \ud800 surrogate", "\udc00"])(
  "encodes %j as TextEncoder does",
  (text) => {
    expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text));
  },
);
