import { describe, expect, it } from "vitest";
import { homePayload } from "../../../test/support/homes.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import { foldWord } from "./fold-word.ts";
import { gesturesOf } from "./gestures.ts";

const said = (word: string): string | undefined => {
  const folded = foldWord(word);
  return folded === undefined ? undefined : `${folded.button}.${folded.gesture ?? "turn"}`;
};

describe("a remote's word", () => {
  it.each([
    ["single", ".press"],
    ["1_single", "1.press"],
    ["single_left", "left.press"],
    ["off-press", "off.press"],
    ["on", "on.press"],
    ["on_l1", "on_l1.press"],
    ["toggle", "toggle.press"],
    ["recall_1", "recall_1.press"],
    ["button_2_click", "button_2.press"],
    ["arrow_left_click", "arrow_left.press"],
    ["dots_1_initial_press", "dots_1.press"],
    ["press_1_and_3", "1_and_3.press"],
    ["button_1_double_click", "button_1.double"],
    ["2_double", "2.double"],
    ["tripple_up", "up.triple"],
    ["button_10_quintuple_pressed", "button_10.quintuple"],
    ["5_click_l1", "l1.quintuple"],
    ["on_hold", "on.hold"],
    ["toggle_hold", "toggle.hold"],
    ["hold_down", "down.hold"],
    ["1_single_long", "1.hold"],
    ["button_top_left_longpress", "button_top_left.hold"],
    ["button_1_press_release", "button_1.release"],
    ["hold_release_left", "left.release"],
    ["dots_1_long_release", "dots_1.release"],
    ["brightness_move_up", "brightness.hold_up"],
    ["brightness_move_down_left", "brightness_left.hold_down"],
    ["brightness_stop", "brightness.release"],
    ["color_temperature_move_stop_2", "color_temperature_2.release"],
    ["brightness_step_up", "brightness.up"],
    ["dial_rotate_left_step", "dial.left"],
    ["dial_rotate_right_fast", "dial.right"],
    ["rotate_left", ".left"],
    ["started_rotating_right", ".right"],
    ["rotation", ".turn"],
    ["stop_rotating", ".release"],
  ])("%s is %s", (word, gesture) => {
    expect(said(word)).toBe(gesture);
  });

  it.each([
    "recall_*",
    "lock_failure_invalid_pin_or_id",
    "1_double_long",
    "press_or_release_all",
    "stop_move_step",
    "shake",
    "",
    "__proto__",
  ])("%j is no gesture", (word) => {
    expect(foldWord(word)).toBeUndefined();
  });
});

describe("all models of Zigbee2MQTT", () => {
  const { devices } = describeHome({ devices: homePayload("catalogue", "devices"), groups: [] });
  const remotes = devices.filter((device) => gesturesOf(device).properties.length > 0);
  const vocabularies = new Map(
    remotes.flatMap((device) => gesturesOf(device).properties.map(({ words }) => [JSON.stringify(words), { device, words }] as const)),
  );
  const folded = [...vocabularies.values()].filter(({ words }) => words.some((word) => foldWord(word) !== undefined));

  it("are known by gestures, nine vocabularies of ten", () => {
    expect(folded.length / vocabularies.size).toBeGreaterThan(0.9);
  });

  it("keep every word that is one: it is a gesture of its own, or has a pin of its own", () => {
    const lost = remotes.flatMap((device) => {
      const { properties, gestures, words } = gesturesOf(device);
      const alone = gestures.flatMap((gesture) => (gesture.words.length === 1 ? gesture.words : []));
      const kept = new Set([...alone, ...words.map(({ word }) => word)]);
      return properties.flatMap((property) => property.words.filter((word) => !kept.has(word) && !word.includes("*")));
    });
    expect(lost).toEqual([]);
  });
});
