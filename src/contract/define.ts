import type { Static, TSchema } from "typebox";
import type { Result } from "../base/result.ts";

/** Why a call was not done. Errors cross the contract as values; `code` is for programs, `message` and `remedy` for people. */
export interface ContractError {
  readonly code: "invalid" | "not found" | "conflict" | "refused" | "failed" | "closed";
  readonly message: string;
  readonly remedy?: string;
}

export interface CallDefinition<Input extends TSchema, Output> {
  readonly input: Input;
  /** Only a type: outputs come from our own host and are not checked again. */
  readonly output?: Output;
}

export interface EventDefinition<Payload> {
  readonly payload?: Payload;
}

/** Declares a call: `call<Overview>()(Type.Object({ … }))`. */
export function call<Output>(): <Input extends TSchema>(input: Input) => CallDefinition<Input, Output> {
  return (input) => ({ input });
}

/** Declares an event: a fact in the past tense. */
export function event<Payload>(): EventDefinition<Payload> {
  return {};
}

export type Calls = { readonly [name: string]: CallDefinition<TSchema, unknown> };
export type Events = { readonly [name: string]: EventDefinition<unknown> };

export type InputOf<C> = C extends CallDefinition<infer Input, unknown> ? Static<Input> : never;
export type OutputOf<C> = C extends CallDefinition<TSchema, infer Output> ? Output : never;
export type PayloadOf<E> = E extends EventDefinition<infer Payload> ? Payload : never;

/** What the host implements: one function a call. */
export type Handlers<C extends Calls> = {
  readonly [Name in keyof C]: (input: InputOf<C[Name]>) => Promise<Result<OutputOf<C[Name]>, ContractError>>;
};

/** What the editor calls: the same names. */
export type Client<C extends Calls, E extends Events> = Handlers<C> & {
  readonly on: <Name extends keyof E>(name: Name, listener: (payload: PayloadOf<E[Name]>) => void) => () => void;
};
