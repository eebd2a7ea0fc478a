export { days, hours, milliseconds, minutes, seconds } from "../../base/duration.ts";
export { absolute, average, dividedBy, highest, lowest, minus, plus, power, remainder, times } from "./values/arithmetic.ts";
export { choose, lookup } from "./values/choose.ts";
export { above, atLeast, atMost, below, between, differs, equals, isKnown, type Reading } from "./values/compare.ts";
export { all, any, none, not, type Truth } from "./values/logic.ts";
export { clamp, mapRange, roundTo } from "./values/range.ts";
export { textOf } from "./values/text-of.ts";
