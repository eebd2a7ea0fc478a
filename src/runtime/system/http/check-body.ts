import type { ValidateFunction } from "ajv";
import type { Json } from "../../../base/json.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** Checks bodies against a JSON Schema. The validator is loaded with the first schema, since most programs have none. */
export class BodyCheck {
  readonly #validate: Promise<ValidateFunction>;

  constructor(schema: Json) {
    this.#validate = compile(schema);
    // A schema that is none is told with each request.
    this.#validate.catch(() => undefined);
  }

  async refuse(body: Json | undefined): Promise<Refusal | undefined> {
    if (body === undefined) return refusal(400, "The body must be JSON.");
    let validate: ValidateFunction;
    try {
      validate = await this.#validate;
    } catch (error) {
      return refusal(500, `The schema of this route cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (validate(body)) return undefined;
    const [first] = validate.errors ?? [];
    return refusal(400, `The body does not fit: ${first?.instancePath || "it"} ${first?.message ?? "is wrong"}.`);
  }
}

async function compile(schema: Json): Promise<ValidateFunction> {
  const { Ajv } = await import("ajv");
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null)) throw new Error("a schema is an object");
  return new Ajv({ strict: false }).compile(schema);
}
