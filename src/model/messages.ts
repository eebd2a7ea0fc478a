import { analysisMessages } from "./analysis-messages.ts";
import { entry } from "./message-entry.ts";

/**
 * Everything that reading and compiling a flow can have to say, each text once. `message` says what is wrong, `remedy` what to
 * do. Codes are part of the public interface (`--json`), texts are not.
 */
export const messages = {
  // The file
  "file/not-json": entry(
    "error",
    (d: { reason: string }) => `The file is not JSON: ${d.reason}.`,
    () => "Undo the last edit of the file, or repair it at this line.",
  ),
  "file/forbidden-key": entry(
    "error",
    (d: { key: string }) => `The key "${d.key}" is not allowed in a flow file.`,
    (d) => `Rename "${d.key}": this word has a meaning of its own in JavaScript objects.`,
  ),
  "file/duplicate-key": entry(
    "error",
    (d: { key: string }) => `"${d.key}" is written twice in the same object; only one of them can count.`,
    () => "Remove or rename one of the two.",
  ),
  "file/shape": entry(
    "error",
    (d: { problem: string }) => `The file does not have the shape of a flow: ${d.problem}.`,
    () => "Compare with schema/flow.schema.json.",
  ),
  "file/misspelt-member": entry(
    "warning",
    (d: { member: string; near: string }) => `"${d.member}" means nothing here; it has no effect.`,
    (d) => `Did you mean "${d.near}"?`,
  ),
  "file/newer-version": entry(
    "error",
    (d: { found: number; known: number }) => `The file is of format ${d.found}; this program reads up to ${d.known}.`,
    () => "Open it with a newer Ziggy Flow. The file was not changed.",
  ),
  "file/not-a-flow": entry(
    "error",
    () => `The file is not a flow: "ziggyFlow" with the format's version, a number, is missing.`,
    () => `A flow file begins with { "ziggyFlow": 1, … }.`,
  ),

  // Nodes and settings
  "node/bad-id": entry(
    "error",
    (d: { id: string }) => `"${d.id}" cannot be an id.`,
    () => "Use letters, digits, - and _.",
  ),
  "node/unknown-kind": entry(
    "error",
    (d: { kind: string; near: string }) => `There is no kind of node called "${d.kind}".`,
    (d) => (d.near === "" ? "Choose one that ziggy-flow help lists; a newer Ziggy Flow may know this one." : `Did you mean "${d.near}"?`),
  ),
  "node/disabled-source": entry(
    "info",
    (d: { source: string }) => `Left out, because "${d.source}", which feeds it, is disabled.`,
    (d) => `Enable "${d.source}", or give this node another source.`,
  ),
  "setting/invalid": entry(
    "error",
    (d: { label: string; problem: string }) => `${d.label}: ${d.problem}.`,
    () => "Change the setting.",
  ),
  "setting/missing": entry(
    "error",
    (d: { label: string }) => `${d.label} is not set.`,
    (d) => `Set "${d.label}" in the node's panel.`,
  ),
  "setting/unknown": entry(
    "warning",
    (d: { setting: string; kind: string; near: string }) => `The kind "${d.kind}" has no setting "${d.setting}"; it has no effect.`,
    (d) => (d.near === "" ? `Remove it; ziggy-flow help ${d.kind} lists the settings.` : `Did you mean "${d.near}"?`),
  ),
  "node/not-durable": entry(
    "warning",
    (d: { kind: string }) => `A node of kind "${d.kind}" has nothing that could survive a restart.`,
    () => `Remove "durable".`,
  ),

  // Roles
  "role/unknown": entry(
    "error",
    (d: { role: string }) => `The flow has no device "${d.role}" in its table of devices.`,
    (d) => `Add "${d.role}" to "devices", or choose another device.`,
  ),
  "role/not-in-home": entry(
    "error",
    (d: { role: string; label: string }) => `${d.label} (role "${d.role}") is not in this home.`,
    () => "Correct its address or name, choose the device that takes its place (Replace device), or let it join again.",
  ),
  "role/by-name": entry(
    "warning",
    (d: { role: string; name: string; address: string }) => `Role "${d.role}" was found by its name "${d.name}", not by its address.`,
    (d) => `Save with the address of this home, ${d.address}.`,
  ),
  "role/unbound": entry(
    "error",
    (d: { role: string }) => `Role "${d.role}" says neither an IEEE address nor a group nor a name.`,
    () => `Give it "ieee", "group" or "name".`,
  ),
  "role/unused": entry(
    "info",
    (d: { role: string }) => `No node uses the device "${d.role}".`,
    () => "Remove it from the table of devices.",
  ),
  "role/lacks-capability": entry(
    "error",
    (d: { role: string; capability: string }) => `The device "${d.role}" is not ${d.capability}.`,
    () => "Choose another device.",
  ),

  // Subflows
  "node/only-in-subflow": entry(
    "error",
    (d: { title: string }) => `"${d.title}" has a meaning in subflows only, and this flow is none.`,
    () => `Remove the node, or make the flow a subflow with "parameters": {}.`,
  ),
  "subflow/bad-path": entry(
    "error",
    (d: { path: string; problem: string }) => `"${d.path}" cannot be the path of a subflow: ${d.problem}.`,
    () => `Write it as "subflows/name.json".`,
  ),
  "subflow/missing": entry(
    "error",
    (d: { path: string; file: string; near: string }) => `There is no subflow "${d.path}": the project has no ${d.file}.`,
    (d) => (d.near === "" ? `Correct the path, or make ${d.file}.` : `Did you mean "${d.near}"?`),
  ),
  "subflow/not-one": entry(
    "error",
    (d: { file: string }) => `${d.file} is a flow of its own, which starts by itself, and no subflow.`,
    (d) => `Name a subflow, or add "parameters": {} to ${d.file}.`,
  ),
  "subflow/recursion": entry(
    "error",
    (d: { path: string }) => `A subflow must not call itself: ${d.path}.`,
    () => "Take one of these calls out.",
  ),
  "subflow/broken": entry(
    "error",
    (d: { file: string; problem: string }) => `${d.file} has an error: ${d.problem}`,
    (d) => `Correct ${d.file} first.`,
  ),
  "parameter/unknown-type": entry(
    "error",
    (d: { type: string; near: string; known: string }) => `There is no type of parameter called "${d.type}".`,
    (d) => (d.near === "" ? `Choose one of ${d.known}.` : `Did you mean "${d.near}"?`),
  ),
  "parameter/unknown-capability": entry(
    "error",
    (d: { capability: string; near: string; known: string }) => `There is no capability called "${d.capability}".`,
    (d) => (d.near === "" ? `Choose one of ${d.known}.` : `Did you mean "${d.near}"?`),
  ),
  "parameter/capability-and-model": entry(
    "error",
    (d: { name: string }) => `The parameter "${d.name}" wants both a capability and a model.`,
    () => `Remove "capability" or "model".`,
  ),
  "parameter/no-such-model": entry(
    "error",
    (d: { name: string; model: string }) => `The parameter "${d.name}" wants a ${d.model}, and this home has none.`,
    () => `Write the model of a device of this home, or a "capability" instead.`,
  ),
  "parameter/no-words": entry(
    "error",
    (d: { name: string }) => `The parameter "${d.name}" is a choice of no words.`,
    () => `List them in "words".`,
  ),
  "parameter/invalid-default": entry(
    "error",
    (d: { name: string; problem: string }) => `The default of the parameter "${d.name}" ${d.problem}.`,
    () => "Change the default.",
  ),
  "parameter/name-taken": entry(
    "error",
    (d: { name: string }) => `"${d.name}" is both a parameter and a device of this subflow.`,
    () => "Rename one of the two.",
  ),
  "parameter/is-list": entry(
    "error",
    (d: { name: string }) => `"${d.name}" is a list of devices, and this node takes one.`,
    () => "Use a Device set.",
  ),
  "parameter/unused": entry(
    "info",
    (d: { name: string }) => `No node uses the parameter "${d.name}".`,
    () => "Remove it from the table of parameters.",
  ),

  // Wires and pins
  "wire/unreadable": entry(
    "error",
    (d: { problem: string }) => `The wire cannot be read: ${d.problem}.`,
    () => `Write it as "node.pin -> node.pin", with a blank on either side of the arrow.`,
  ),
  "wire/unknown-node": entry(
    "error",
    (d: { node: string }) => `The wire ends at "${d.node}", and there is no such node.`,
    () => "Remove the wire, or name a node that exists.",
  ),
  "wire/unknown-output": entry(
    "error",
    (d: { node: string; pin: string; near: string; known: string }) => `"${d.node}" has no output "${d.pin}".`,
    (d) => (d.near === "" ? chooseFrom("output", d.known) : `Did you mean "${d.near}"?`),
  ),
  "wire/unknown-input": entry(
    "error",
    (d: { node: string; pin: string; near: string; known: string }) => `"${d.node}" has no input "${d.pin}".`,
    (d) => (d.near === "" ? chooseFrom("input", d.known) : `Did you mean "${d.near}"?`),
  ),
  "wire/event-into-value": entry(
    "error",
    (d: { pin: string }) => `"${d.pin}" wants a value that can be read at any time; an event has none.`,
    () => `Put a node "Remember" in between.`,
  ),
  "wire/type": entry(
    "error",
    (d: { from: string; to: string }) => `A ${d.from} cannot feed a ${d.to}.`,
    () => "Convert it with a node in between, or choose another pin.",
  ),
  "wire/missing-words": entry(
    "error",
    (d: { words: string }) => `The target does not know ${d.words}.`,
    () => "Put a node that translates the words (match) in between.",
  ),
  "wire/units": entry(
    "error",
    (d: { from: string; to: string }) => `The source is in ${d.from}, the target in ${d.to}.`,
    (d) => `Put a conversion from ${d.from} to ${d.to} in between.`,
  ),
  "wire/lacks-capability": entry(
    "error",
    (d: { capability: string }) => `The source is not known to be ${d.capability}.`,
    (d) => `Use devices that are ${d.capability}.`,
  ),
  "wire/no-payload": entry(
    "error",
    (d: { pin: string; wanted: string }) => `"${d.pin}" wants a ${d.wanted}, but this event carries none.`,
    (d) => `Write the ${d.wanted} into the input "${d.pin}".`,
  ),
  "wire/duplicate": entry(
    "warning",
    () => "The same wire is listed twice; it counts once.",
    () => "Remove one.",
  ),
  "wire/too-many": entry(
    "error",
    (d: { pin: string }) => `"${d.pin}" is fed by more than one wire, and has only one value.`,
    () => "Keep one wire, or combine the sources first.",
  ),
  "wire/fixed-input": entry(
    "error",
    (d: { pin: string }) => `"${d.pin}" takes a written value only.`,
    () => "Remove the wire and write the value into the input.",
  ),
  "input/missing": entry(
    "error",
    (d: { pin: string }) => `The input "${d.pin}" has neither a wire nor a value.`,
    (d) => `Wire "${d.pin}", or write a value into it.`,
  ),
  "input/not-yet": entry(
    "warning",
    (d: { pin: string }) => `Left out: the input "${d.pin}" has neither a wire nor a value, and nothing hangs on this node yet.`,
    (d) => `Wire "${d.pin}", or write a value into it.`,
  ),
  "input/invalid": entry(
    "error",
    (d: { pin: string; problem: string }) => `"${d.pin}": ${d.problem}.`,
    () => "Change the value.",
  ),
  "input/unknown": entry(
    "error",
    (d: { pin: string; near: string }) => `There is no input "${d.pin}".`,
    (d) => (d.near === "" ? "Remove the value." : `Did you mean "${d.near}"?`),
  ),
  "input/wired": entry(
    "info",
    (d: { pin: string }) => `"${d.pin}" has a wire; the value written into it is not used.`,
    () => "Remove the value or the wire.",
  ),

  // The whole
  "flow/cycle": entry(
    "error",
    (d: { path: string }) => `These nodes feed each other in a circle: ${d.path}.`,
    () => "Put a node that waits (Delay) into the circle, or take a wire out.",
  ),
  "flow/nothing-to-do": entry(
    "warning",
    () => "Nothing in this flow can happen: no event or change reaches a node that acts.",
    () => "Wire an event or a value to an input that acts, such as a device.",
  ),
  "flow/type-error": entry(
    "error",
    (d: { problem: string; remedy: string }) => `The type checker refuses the module: ${d.problem}`,
    (d) => d.remedy,
  ),
  "flow/not-started": entry(
    "error",
    (d: { problem: string }) => `The flow could not be started: ${d.problem}`,
    () => "Correct the node that is named, or look into the log.",
  ),
  "flow/internal": entry(
    "error",
    (d: { problem: string }) => `The compiler could not write this flow: ${d.problem}.`,
    () => "Please report this with the flow file.",
  ),

  ...analysisMessages,
};

function chooseFrom(what: string, known: string): string {
  return known === "" ? `Remove the wire: the node has no ${what}s.` : `Choose one of its ${what}s: ${known}.`;
}
