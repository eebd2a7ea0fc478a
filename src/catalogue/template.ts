import { err, ok, type Result } from "../base/result.ts";
import { call, literal } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import type { Input, PinContext } from "./emission.ts";

export type TemplatePart = { readonly type: "text"; readonly text: string } | { readonly type: "input"; readonly name: string };

/** Takes a template apart: `{name}` is an input, `{{` and `}}` are braces. */
export function parseTemplate(template: string): Result<readonly TemplatePart[], string> {
  const parts: TemplatePart[] = [];
  let text = "";
  for (const [token] of template.matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)) {
    if (token === "{" || token === "}") return err(`has a "${token}" without its partner; write "${token}${token}" for the brace itself`);
    if (token === "{{" || token === "}}") text += token.charAt(0);
    else if (!token.startsWith("{")) text += token;
    else {
      const name = token.slice(1, -1).trim();
      if (name === "") return err('has an empty {}: write the name of an input into it, or "{{}}" for the braces themselves');
      if (text !== "") parts.push({ type: "text", text });
      parts.push({ type: "input", name });
      text = "";
    }
  }
  return ok(text === "" ? parts : [...parts, { type: "text", text }]);
}

/** The names of a template's inputs, each once, in their order. */
export function placeholdersOf(template: string): readonly string[] {
  const parsed = parseTemplate(template);
  return parsed.ok ? [...new Set(parsed.value.flatMap((part) => (part.type === "input" ? [part.name] : [])))] : [];
}

/** A template whose placeholder `{pin}` is what comes in at the event input of that name; the others are inputs that are read. */
export function messageExpression(template: string, pin: string, payload: Input, input: (name: string) => Input): Expression {
  const { type, expression } = payload;
  const carried = type.type === "nothing" ? literal("") : expression;
  return templateExpression(template, (name) => (name === pin ? carried : input(name).expression));
}

/** What is wrong with a template that mentions what an event brings, where it brings nothing. */
export function payloadProblem(template: string, pin: string, context: PinContext): string | undefined {
  const isMentioned = placeholdersOf(template).includes(pin);
  const carriesNothing = context.connected(pin)?.type === "nothing" && context.written(pin) === undefined;
  return isMentioned && carriesNothing ? `mentions {${pin}}, but what comes in there carries nothing` : undefined;
}

/** A template as an expression: the text itself where it has no inputs, else `textOf(…)`, unknown while one of them is. */
export function templateExpression(template: string, input: (name: string) => Expression): Expression {
  const parsed = parseTemplate(template);
  const parts = parsed.ok ? parsed.value : [];
  const [first] = parts;
  if (first === undefined) return literal("");
  if (parts.length === 1 && first.type === "text") return literal(first.text);
  return call("textOf", ...parts.map((part) => (part.type === "text" ? literal(part.text) : input(part.name))));
}
