import { parameterField } from "../../catalogue/call-fields.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { constantOutput } from "../../catalogue/emission.ts";
import { subflowExample } from "../../catalogue/example-subflow.ts";
import { valueOutput } from "../../catalogue/pins.ts";
import { anyPin } from "../../model/pin-type.ts";

export const parameterNode = defineNode({
  kind: "parameter",
  title: "Parameter",
  group: "Structure",
  help:
    "What the caller of this subflow wrote for one of its parameters, or the parameter's default. It never changes. Parameters that " +
    "are devices are not read with this, but used like the devices of a flow.",
  phrase: "{parameter}",
  keywords: ["argument", "setting", "subflow", "function"],
  settings: {
    parameter: parameterField({ label: "Parameter", help: "Which parameter of the subflow." }),
  },
  subflowPart: "parameter",
  check: (context, { parameter }) =>
    context.parameter(parameter) === undefined
      ? [{ setting: "parameter", problem: `"${parameter}" is none of the values among the subflow's "parameters"` }]
      : [],
  pins: (context, { parameter }) => ({
    inputs: [],
    outputs: [valueOutput("out", context.parameter(parameter) ?? anyPin, { help: "What the caller says." })],
  }),
  emit: (context, { parameter }) => ({ outputs: { out: constantOutput(context.handedIn("parameter", parameter)) } }),
  examples: [subflowExample],
});
