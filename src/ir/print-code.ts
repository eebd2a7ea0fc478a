import { assertNever } from "../base/assert-never.ts";
import { encodeComment, encodeKey, encodeMember, encodeString } from "./encode.ts";
import type { BinaryOperator, Binding, Expression, Literal, Parameter } from "./expression.ts";
import { forNode, group, hardLine, hasHardLine, ifBroken, indent, join, type Layout, line, literalLine, softLine } from "./layout.ts";
import { layoutType, printType } from "./print-type.ts";
import { externalKey, type SettledNames } from "./settle-names.ts";
import type { Statement } from "./statement.ts";
import { textLength } from "./text-length.ts";
import type { TypeExpression } from "./type-expression.ts";
import { isBlock } from "./walk.ts";

/** How tightly an operator binds; an operand that binds less is put into parentheses. */
const strengths = { conditional: 1, "??": 2, "||": 2, "&&": 3, "===": 4, "!==": 4, not: 5, primary: 6 } as const;

function strengthOf(expression: Expression): number {
  if (expression.type === "arrow" || expression.type === "conditional") return strengths.conditional;
  if (expression.type === "binary") return strengths[expression.operator];
  if (expression.type === "not") return strengths.not;
  return strengths.primary;
}

function literalText(value: Literal): string {
  return typeof value === "string" ? encodeString(value) : String(value);
}

const longestBeforeOptions = 80;

type If = Extract<Statement, { type: "if" }>;

/** Arguments that leave room for the beginning of another one on their line, and have no place to break themselves. */
function areShort(args: readonly Expression[]): boolean {
  const isPlain = args.every(({ type }) => type === "literal" || type === "name" || type === "import" || type === "member");
  return isPlain && args.reduce((length, argument) => length + textLength(argument) + 2, 0) <= longestBeforeOptions;
}

/** Lays out expressions and statements under settled names. */
export class CodePrinter {
  readonly #names: SettledNames["names"];
  readonly #externals: SettledNames["externals"];

  constructor({ names, externals }: SettledNames) {
    this.#names = names;
    this.#externals = externals;
  }

  expression(expression: Expression): Layout {
    return forNode(expression.node, this.#shape(expression));
  }

  #name(target: Binding): string {
    const name = this.#names.get(target);
    if (name === undefined) throw new Error(`The name "${target.hint}" is used outside its scope`);
    return name;
  }

  #operand(operand: Expression, strength: number): Layout {
    const printed = this.expression(operand);
    return strengthOf(operand) < strength ? ["(", printed, ")"] : printed;
  }

  #shape(expression: Expression): Layout {
    switch (expression.type) {
      case "literal":
        return literalText(expression.value);
      case "undefined":
        return "undefined";
      case "null":
        return "null";
      case "name":
        return this.#name(expression.binding);
      case "import":
        return expression.name;
      case "external":
        return this.#externals.get(externalKey(expression))?.local ?? expression.name;
      case "member":
        return [this.#operand(expression.object, strengths.primary), encodeMember(expression.name)];
      case "call": {
        const types = expression.typeArguments.length === 0 ? "" : this.#typeArguments(expression.typeArguments);
        return [this.#operand(expression.callee, strengths.primary), types, this.#arguments(expression.arguments)];
      }
      case "array":
        return this.#list(
          "[",
          expression.items.map((item) => this.expression(item)),
          "]",
          softLine,
        );
      case "object": {
        const entries = expression.entries.map((entry) => {
          const shorthand = entry.value.type === "name" && this.#name(entry.value.binding) === entry.key;
          return shorthand ? this.expression(entry.value) : [encodeKey(entry.key), ": ", this.expression(entry.value)];
        });
        return this.#list("{", entries, "}", line);
      }
      case "spread":
        return ["...", this.#operand(expression.operand, strengths.primary)];
      case "arrow": {
        const head = [
          "(",
          this.#parameters(expression.parameters),
          ")",
          expression.returns ? `: ${printType(expression.returns)}` : "",
          " =>",
        ];
        if (isBlock(expression.body)) return [head, " ", this.#arrowBlock(expression.body)];
        const body = this.expression(expression.body);
        return expression.body.type === "object" ? [head, " (", body, ")"] : group([head, indent([line, body])]);
      }
      case "not":
        return ["!", this.#operand(expression.operand, strengths.not)];
      case "binary": {
        const left = this.#operandOf(expression.operator, expression.left);
        const right = this.#operandOf(expression.operator, expression.right);
        return group([left, ` ${expression.operator}`, indent([line, right])]);
      }
      case "conditional": {
        const branch = (operand: Expression): Layout => this.#operand(operand, strengths.conditional);
        const condition = this.#operand(expression.condition, strengths.conditional + 1);
        return group([condition, indent([line, "? ", branch(expression.whenTrue), line, ": ", branch(expression.whenFalse)])]);
      }
      case "source":
        // Indenting a template literal would change what it says.
        return join(expression.lines.some((text) => text.includes("`")) ? literalLine : hardLine, expression.lines);
      default:
        return assertNever(expression, "expression");
    }
  }

  /** A row of the same logical operator goes without parentheses; nobody should have to know which of two binds tighter. */
  #operandOf(operator: BinaryOperator, operand: Expression): Layout {
    const isSameRow = operand.type === "binary" && operand.operator === operator && (operator === "&&" || operator === "||");
    const isComparison = operand.type === "binary" && strengths[operand.operator] === strengths["==="];
    const isInLogic = operator === "&&" || operator === "||";
    return this.#operand(operand, isSameRow || (isComparison && isInLogic) ? 0 : strengths.not);
  }

  #typeArguments(types: readonly TypeExpression[]): Layout {
    return group(["<", indent([softLine, join([",", line], types.map(layoutType))]), softLine, ">"]);
  }

  #list(open: string, items: readonly Layout[], close: string, edge: Layout): Layout {
    if (items.length === 0) return open + close;
    return group([open, indent([edge, join([",", line], items)]), ifBroken(","), edge, close]);
  }

  /** A last argument that is a function with a block, or options after short arguments, hugs the parentheses, as everybody writes it. */
  #arguments(args: readonly Expression[]): Layout {
    const printed = args.map((argument) => this.expression(argument));
    const last = args.at(-1);
    const isFunction = last?.type === "source" || (last?.type === "arrow" && isBlock(last.body) && last.body.length > 0);
    const hugs = isFunction || (last?.type === "object" && last.entries.length > 0 && areShort(args.slice(0, -1)));
    if (hugs && !printed.slice(0, -1).some(hasHardLine)) return ["(", join(", ", printed), ")"];
    return this.#list("(", printed, ")", softLine);
  }

  #parameters(parameters: readonly Parameter[]): string {
    return parameters.map(({ binding, type }) => this.#name(binding) + (type === undefined ? "" : `: ${printType(type)}`)).join(", ");
  }

  /** A function that does one thing says it without braces, where there is room on the line. */
  #arrowBlock(statements: readonly Statement[]): Layout {
    const [only] = statements;
    if (statements.length !== 1 || only?.type !== "expression" || only.comment !== undefined) return this.block(statements);
    const printed = forNode(only.node, this.expression(only.expression));
    if (hasHardLine(printed)) return this.block(statements);
    return group([ifBroken("{"), indent([softLine, printed, ifBroken(";")]), softLine, ifBroken("}")]);
  }

  block(statements: readonly Statement[]): Layout {
    if (statements.length === 0) return "{}";
    return ["{", indent([hardLine, this.statements(statements)]), hardLine, "}"];
  }

  statements(statements: readonly Statement[]): Layout {
    return join(
      hardLine,
      statements.map((statement) => this.statement(statement)),
    );
  }

  statement(statement: Statement): Layout {
    const comment = (statement.comment ?? []).map((text) => [`// ${encodeComment(text)}`, hardLine]);
    return forNode(statement.node, [comment, this.#statementShape(statement)]);
  }

  #statementShape(statement: Statement): Layout {
    switch (statement.type) {
      case "const":
        return group(["const ", this.#name(statement.binding), " = ", this.expression(statement.value), ";"]);
      case "expression":
        return [this.expression(statement.expression), ";"];
      case "return":
        return statement.value === undefined ? "return;" : ["return ", this.expression(statement.value), ";"];
      case "blank":
        return "";
      case "function":
        return [
          "function ",
          this.#name(statement.binding),
          "(",
          this.#parameters(statement.parameters),
          "): void ",
          this.block(statement.body),
        ];
      case "for-of":
        return ["for (const ", this.#name(statement.binding), " of ", this.expression(statement.items), ") ", this.#body(statement.body)];
      case "if":
        return this.#if(statement);
      case "switch":
        return this.#switch(statement);
      default:
        return assertNever(statement, "statement");
    }
  }

  /** One short statement stays on the line of its condition. */
  #body(statements: readonly Statement[]): Layout {
    const [only] = statements;
    if (statements.length === 1 && only?.type === "expression" && only.comment === undefined) {
      const printed = this.statement(only);
      if (!hasHardLine(printed)) return printed;
    }
    return this.block(statements);
  }

  /** Where one branch has braces, all have. */
  #if(statement: If, braced = false): Layout {
    const head = ["if (", this.expression(statement.condition), ") "];
    const [next] = statement.whenFalse;
    if (next === undefined) return [head, braced ? this.block(statement.whenTrue) : this.#body(statement.whenTrue)];
    const chained = statement.whenFalse.length === 1 && next.type === "if" && next.comment === undefined;
    const otherwise = chained ? forNode(next.node, this.#if(next, true)) : this.block(statement.whenFalse);
    return [head, this.block(statement.whenTrue), " else ", otherwise];
  }

  #switch(statement: Extract<Statement, { type: "switch" }>): Layout {
    const finished = (body: readonly Statement[]): Layout => {
      const declares = body.some((inner) => inner.type === "const" || inner.type === "function");
      const lines = [indent([hardLine, ...(body.length > 0 ? [this.statements(body), hardLine] : []), "break;"])];
      return declares ? [" {", lines, hardLine, "}"] : lines;
    };
    const cases = statement.cases.map((one) => [
      join(
        hardLine,
        one.labels.map((label) => `case ${literalText(label)}:`),
      ),
      finished(one.body),
    ]);
    const otherwise = statement.otherwise.length > 0 ? [["default:", finished(statement.otherwise)]] : [];
    return [
      "switch (",
      this.expression(statement.subject),
      ") {",
      indent([hardLine, join(hardLine, [...cases, ...otherwise])]),
      hardLine,
      "}",
    ];
  }
}
