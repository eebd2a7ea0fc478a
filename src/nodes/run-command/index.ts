import { seconds } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events, partOf } from "../../catalogue/emission.ts";
import { durationField, wordsField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { messageExpression, parseTemplate, payloadProblem, placeholdersOf } from "../../catalogue/template.ts";
import { array, call, invoke, literal, member, options, perform } from "../../ir/build.ts";
import { anyPin, numberPin, textPin } from "../../model/pin-type.ts";

const usualTimeout = seconds(30);

function commandProblem(command: readonly string[]): string | undefined {
  const [program = ""] = command;
  if (program.trim() === "") return "must begin with the name of a program";
  if (placeholdersOf(program).length > 0) return "must begin with the program itself: an input cannot say what is run";
  for (const part of command) {
    const parsed = parseTemplate(part);
    if (!parsed.ok) return parsed.error;
    if (part.includes("\0")) return "holds a character that no program can be given";
  }
  return undefined;
}

function inputsOf(command: readonly string[]): readonly string[] {
  return [...new Set(command.flatMap(placeholdersOf))].filter((name) => name !== "run");
}

export const runCommandNode = defineNode({
  kind: "run-command",
  title: "Run a command",
  group: "Do",
  help:
    "Starts a program on the machine that the flow runs on. There is no shell: each part is handed over as it is, whatever is in it. " +
    "Nothing waits for it meanwhile; it is ended with the flow. The configuration has to allow it: allow_commands in [security].",
  phrase: "Run {command}",
  keywords: ["shell", "exec", "program", "process", "script", "system", "sound", "command line"],
  settings: {
    command: wordsField({
      label: "Command",
      help: "The program, then each of its arguments by itself, with names of inputs in braces: aplay, {file}. What comes in is {run}.",
      default: [],
    }),
    timeout: durationField({
      label: "Patience",
      help: "After this time the program is ended, and the call has failed.",
      default: usualTimeout,
    }),
  },
  uses: () => ({ services: ["commands"] }),
  check: (context, { command, timeout }) => {
    const unheard = command.map((part) => payloadProblem(part, "run", context)).find((found) => found !== undefined);
    const problem = commandProblem(command) ?? unheard;
    return [
      ...(problem === undefined ? [] : [{ setting: "command", problem }]),
      ...(timeout > 0 ? [] : [{ setting: "timeout", problem: "must be longer than nothing" }]),
    ];
  },
  pins: (_context, { command }) => ({
    inputs: [
      eventInput("run", anyPin, {
        help: "Starts the program, after one that still runs. What comes in is {run} in the command.",
        later: true,
      }),
      ...inputsOf(command).map((name) => valueInput(name, anyPin, { help: `Stands for {${name}}.`, use: "when-fired" })),
    ],
    outputs: [
      eventOutput(
        "done",
        { ...numberPin, min: 0, max: 255, step: 1 },
        { help: "Fires when it has ended, with its exit code.", parameter: "code" },
      ),
      eventOutput("output", textPin, { help: "Fires when it has ended, with the beginning of what it wrote." }),
      eventOutput("failed", textPin, { help: "Fires with the reason when it could not be run to its end.", parameter: "reason" }),
    ],
  }),
  emit: (context, { command, timeout }) => {
    const limit = timeout === usualTimeout ? undefined : durationExpression(timeout);
    return {
      object: call("runCommand", literal(context.id), ...options({ timeout: limit })),
      outputs: {
        result: events(context.self),
        done: partOf("result", (result) => member(result, "code")),
        output: partOf("result", (result) => member(result, "output")),
        failed: events(context.self, "onFailure"),
      },
      when: {
        run: (payload) => {
          const argv = command.map((part) => messageExpression(part, "run", payload, context.input));
          return [perform(invoke(context.self, "run", array(argv)))];
        },
      },
    };
  },
  examples: [
    {
      title: "A sound while somebody is at the door, and a line in the log when there is no sound",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          sound: { kind: "run-command", settings: { command: ["aplay", "sounds/door.wav"], timeout: "10s" } },
          problem: { kind: "log", settings: { text: "No sound:", level: "warning" } },
        },
        wires: ["motion.occupancy.on -> sound.run", "sound.failed -> problem.in"],
      },
    },
  ],
});
