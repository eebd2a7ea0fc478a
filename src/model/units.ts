/** A way from one unit to another that a node can do, offered where a wire joins the two. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  /** The formula in words. */
  readonly formula: string;
  /** The same, step by step. */
  readonly steps: readonly ConversionStep[];
}

/** `reciprocal`: this divided by the number. */
export interface ConversionStep {
  readonly do: "times" | "divided by" | "plus" | "minus" | "reciprocal";
  readonly by: number;
}

function step(what: ConversionStep["do"], by: number): ConversionStep {
  return { do: what, by };
}

/** All conversions that there are. */
export const conversions: readonly Conversion[] = [
  { from: "mired", to: "K", formula: "1000000 / mired", steps: [step("reciprocal", 1_000_000)] },
  { from: "K", to: "mired", formula: "1000000 / K", steps: [step("reciprocal", 1_000_000)] },
  { from: "°C", to: "°F", formula: "°C × 1.8 + 32", steps: [step("times", 1.8), step("plus", 32)] },
  { from: "°F", to: "°C", formula: "(°F − 32) / 1.8", steps: [step("minus", 32), step("divided by", 1.8)] },
  { from: "W", to: "kW", formula: "W / 1000", steps: [step("divided by", 1000)] },
  { from: "kW", to: "W", formula: "kW × 1000", steps: [step("times", 1000)] },
  { from: "Wh", to: "kWh", formula: "Wh / 1000", steps: [step("divided by", 1000)] },
  { from: "kWh", to: "Wh", formula: "kWh × 1000", steps: [step("times", 1000)] },
  { from: "mA", to: "A", formula: "mA / 1000", steps: [step("divided by", 1000)] },
  { from: "A", to: "mA", formula: "A × 1000", steps: [step("times", 1000)] },
  { from: "mV", to: "V", formula: "mV / 1000", steps: [step("divided by", 1000)] },
  { from: "V", to: "mV", formula: "V × 1000", steps: [step("times", 1000)] },
];

/** Different spellings of one unit, as definitions use them. */
const spellings = new Map([
  ["C", "°C"],
  ["F", "°F"],
  ["lux", "lx"],
  ["sec", "s"],
  ["second", "s"],
  ["seconds", "s"],
  ["minute", "min"],
  ["minutes", "min"],
  ["hour", "h"],
  ["hours", "h"],
  ["kelvin", "K"],
  ["mireds", "mired"],
  ["percent", "%"],
]);

export function canonicalUnit(unit: string): string {
  return spellings.get(unit) ?? unit;
}

/** Whether two units are the same, in whatever spelling. A number without a unit agrees with every unit. */
export function unitsAgree(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === "" || other === "") return true;
  return canonicalUnit(one) === canonicalUnit(other);
}

/** The way from one unit to another, in whatever spelling; undefined where there is none. */
export function conversionBetween(from: string, to: string): Conversion | undefined {
  const [source, target] = [canonicalUnit(from), canonicalUnit(to)];
  return conversions.find((conversion) => conversion.from === source && conversion.to === target);
}
