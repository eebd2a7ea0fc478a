import { entry } from "./message-entry.ts";

/** What the analysis of a whole home has to say (docs/analysis.md). All of it can be silenced in a flow's file, with a reason. */
export const analysisMessages = {
  "analysis/two-writers": entry(
    "warning",
    (d: { devices: string; properties: string; flows: string }) =>
      `What sets ${d.devices} (${d.properties}) of itself is not only this flow, but also ${d.flows}: what comes last wins.`,
    () => "Let one flow decide, or have it ask for a mode that both know.",
  ),
  "analysis/contradiction": entry(
    "warning",
    (d: { device: string; property: string; values: string }) =>
      `The same moment sets ${d.property} of "${d.device}" to different values (${d.values}); the last wire wins.`,
    () => "Take a wire out, or put a delay or a condition between them.",
  ),
  "analysis/feedback": entry(
    "warning",
    (d: { path: string; through: string }) => `What is set here comes back to it: ${d.path}.${d.through}`,
    () => "Make it depend on something else than what it sets, or let it set one value only.",
  ),
  "analysis/out-of-range": entry(
    "warning",
    (d: { devices: string; property: string; value: number; nearest: number }) =>
      `${d.devices}: ${d.property} never becomes ${d.value}; ${d.nearest} is the nearest that is possible.`,
    (d) => `Write ${d.nearest}, or set these devices by themselves.`,
  ),
  "analysis/no-way-off": entry(
    "warning",
    (d: { device: string; property: string }) => `${d.property} of "${d.device}" is switched on, and no flow of this home switches it off.`,
    () => "Wire something that ends it: a button, a delay, the sensor becoming quiet.",
  ),
  "analysis/endless": entry(
    "warning",
    (d: { path: string }) => `Once begun, this goes round for ever: ${d.path}.`,
    () => "Put a gate into the circle, or wire something to an input that ends it.",
  ),
  "analysis/unsaid-word": entry(
    "warning",
    (d: { words: string; known: string }) => `${d.words}: nothing that is wired here ever says this.`,
    (d) => `Remove it, or correct it. What can come: ${d.known}.`,
  ),
  "analysis/empty-set": entry(
    "info",
    () => "No device of this home belongs to the set now.",
    () => "Check how room, type and model are written; devices that join later will belong to it.",
  ),
  "analysis/never-triggered": entry(
    "warning",
    () => "Nothing is wired to what makes this node happen, so it never does.",
    () => "Wire an event to it, or remove it.",
  ),
  "analysis/unused-result": entry(
    "info",
    () => "Nothing uses what this node finds out.",
    () => "Wire one of its outputs, or remove it.",
  ),
  "analysis/unconnected": entry(
    "info",
    () => "No wire leads to this node or from it.",
    () => "Wire it, or remove it.",
  ),
  "analysis/idle-value": entry(
    "warning",
    (d: { pin: string }) => `A value is written into "${d.pin}", but nothing is wired to it that would make it happen.`,
    () => "Wire an event to the input, or remove the value.",
  ),
  "analysis/idle-silence": entry(
    "info",
    (d: { code: string }) => `"silence" names "${d.code}", and there is nothing of that kind to be silent about.`,
    () => `Remove it from "silence".`,
  ),
};
