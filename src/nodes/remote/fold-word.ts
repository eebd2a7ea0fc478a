/** What a person does with a button or a dial, as far as remotes tell; in the order of the pins. */
export const gestures = [
  "press",
  "double",
  "triple",
  "quadruple",
  "quintuple",
  "many",
  "hold",
  "left",
  "right",
  "up",
  "down",
  "hold_up",
  "hold_down",
  "release",
] as const;
export type Gesture = (typeof gestures)[number];

/** Which way a dial was turned: by the word itself, or by the sign of the angle that comes with it. */
export type Turn = "left" | "right" | "signed";

/** What a word of a remote says. */
export interface FoldedWord {
  /** In the remote's own words (`button_1`, `left`, `on_l1`); empty where there is only one. */
  readonly button: string;
  /** Undefined for a turn that says its direction only by its angle. */
  readonly gesture: Gesture | undefined;
  readonly turn?: Turn;
  /** The amount that comes along is a step of a level, not an angle. */
  readonly isStep?: boolean;
}

const counts: readonly (readonly [words: readonly string[], gesture: Gesture])[] = [
  [["single", "short"], "press"],
  [["double"], "double"],
  [["triple", "tripple"], "triple"],
  [["quadruple"], "quadruple"],
  [["quintuple"], "quintuple"],
  [["long"], "hold"],
];
const others: readonly (readonly [words: readonly string[], gesture: Gesture])[] = [
  [["press", "pressed", "click", "initial_press", "press_once"], "press"],
  [["press_twice"], "double"],
  [["many"], "many"],
  [["hold", "held", "longpress", "single_long", "press_hold"], "hold"],
  [["release", "released", "press_release", "short_release", "hold_release", "hold_released", "long_release"], "release"],
  [["longpress_release", "long_press_release"], "release"],
];
const counted = counts.flatMap(([words, gesture]) => {
  const said = words.flatMap((word) => ["", "_click", "_press", "_pressed", "_tap"].map((press) => word + press));
  return [[said, gesture]] as const;
});
/** What is said of a button, before or after its name. Longest first: "press_release" is no release of a button called "press". */
const phrases = [...counted, ...others]
  .flatMap(([words, gesture]) => words.map((phrase) => ({ phrase, gesture })))
  .sort((one, other) => other.phrase.length - one.phrase.length);
/** "5_click_l1". After the name it is the button's number: "button_5_click". */
const numbered = /^([1-5])_click(?:_(.+))?$/;
const byNumber: readonly Gesture[] = ["press", "double", "triple", "quadruple", "quintuple"];

/** Two presses of which the second is long are neither a double press nor a hold; "press_or_release_all" says nothing certain. */
const unlike = /(?:^|_)(?:double|triple|quadruple)_long(?:_|$)|^press_or_/;

const level = "brightness|color_temperature|color_hue|color_saturation|hue|saturation|volume|level";
const levelMove = new RegExp(`^(${level})_move_(up|down)(_.+)?$`);
const levelStep = new RegExp(`^(${level})_step_(up|down)(_.+)?$`);
const levelStop = new RegExp(`^(${level})_(?:move_)?stop(_.+)?$`);
const rotations: readonly (readonly [pattern: RegExp, to: "left" | "right"])[] = [
  [/^(?:(.+)_)?rotate_left(?:_(?:step|slow|fast))?$/, "left"],
  [/^(?:(.+)_)?rotate_right(?:_(?:step|slow|fast))?$/, "right"],
  [/^(?:started_)?rotating_left$|^anti_clockwise_rotation$/, "left"],
  [/^(?:started_)?rotating_right$|^clockwise_rotation$/, "right"],
];
const rotationEnd = /^(?:stop_rotating|stopped_rotating(?:_left|_right)?|rotate_stop|stop_rotation)$/;
/** The word is the button's name: nothing else is done with it, or nothing else is told. */
const plain = new RegExp(
  `^(?:${[
    "(?:on|off|toggle|open|close|stop(?!_move)|up|down|left|right|center)(?:_.*)?",
    "(?:button|scene|recall|key|dot|dots)_?\\d+(?:_.+)?",
    "button|enter|home|away|back|play|pause|play_pause|mute|red|yellow|green|blue|panic|sos|emergency",
    "track_(?:next|previous)|(?:volume|brightness|colortemp|channel)_(?:up|down)|arrow_(?:left|right|up|down)",
  ].join("|")})$`,
);

/**
 * What a word of Zigbee2MQTT's `action` says; undefined for words that are no gesture (`lock_failure_invalid_pin_or_id`) and for
 * those that stand for others (`recall_*`).
 */
export function foldWord(word: string): FoldedWord | undefined {
  if (word.includes("*")) return undefined;
  const text = word.toLowerCase().replaceAll("-", "_");
  return foldLevel(text) ?? foldRotation(text) ?? foldPhrase(text) ?? (plain.test(text) ? { button: text, gesture: "press" } : undefined);
}

function foldLevel(text: string): FoldedWord | undefined {
  const [, moved, moveTo, moveEnd = ""] = levelMove.exec(text) ?? [];
  if (moved !== undefined) return { button: moved + moveEnd, gesture: moveTo === "up" ? "hold_up" : "hold_down" };
  const [, stepped, stepTo, stepEnd = ""] = levelStep.exec(text) ?? [];
  if (stepped !== undefined) {
    const isUp = stepTo === "up";
    return { button: stepped + stepEnd, gesture: isUp ? "up" : "down", turn: isUp ? "right" : "left", isStep: true };
  }
  const [, stopped, stopEnd = ""] = levelStop.exec(text) ?? [];
  return stopped === undefined ? undefined : { button: stopped + stopEnd, gesture: "release" };
}

function foldRotation(text: string): FoldedWord | undefined {
  for (const [pattern, to] of rotations) {
    const [found, dial = ""] = pattern.exec(text) ?? [];
    if (found !== undefined) return { button: dial, gesture: to, turn: to };
  }
  if (text === "rotation") return { button: "", gesture: undefined, turn: "signed" };
  return rotationEnd.test(text) ? { button: "", gesture: "release" } : undefined;
}

function foldPhrase(text: string): FoldedWord | undefined {
  if (unlike.test(text)) return undefined;
  const [, number, numberedButton = ""] = numbered.exec(text) ?? [];
  const byCount = byNumber[Number(number) - 1];
  if (byCount !== undefined) return { button: numberedButton, gesture: byCount };
  for (const { phrase, gesture } of phrases) {
    if (text === phrase) return { button: "", gesture };
    if (text.endsWith(`_${phrase}`)) return { button: text.slice(0, -phrase.length - 1), gesture };
    if (text.startsWith(`${phrase}_`)) return { button: text.slice(phrase.length + 1), gesture };
  }
  return undefined;
}
