import type { Json } from "../base/json.ts";
import { isJsonObject } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import { formatWire, type PinAddress, readWires, type Wire } from "../model/wire.ts";
import type { Graph } from "./graph.ts";

export interface Inlining {
  readonly document: FlowDocument;
  readonly call: string;
  readonly caller: FlowNode;
  readonly graph: Graph;
  readonly subflow: FlowDocument;
  /** The subflow as it is drawn. */
  readonly inner: Graph;
  /** Ids in the flow of the nodes that move. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface Joined {
  readonly wires: readonly string[];
  /** Values that are written into inputs, where a wire brought them that never changes. */
  readonly written: readonly (PinAddress & { readonly value: Json })[];
}

/** Why something cannot be inlined; thrown within this file only. */
class Refused extends Error {}

/** Joins the wires of a subflow with those of its caller: each input and output is left out, and what it joined is joined. */
export class InlinedWires {
  readonly #of: Inlining;
  readonly #outer: readonly Wire[];
  readonly #own: readonly Wire[];
  readonly #written: (PinAddress & { readonly value: Json })[] = [];

  constructor(inlining: Inlining) {
    this.#of = inlining;
    this.#outer = readWires(inlining.document);
    this.#own = readWires(inlining.subflow);
  }

  join(): Result<Joined, string> {
    const { call } = this.#of;
    try {
      const wires: Wire[] = [];
      for (const wire of this.#outer) {
        // What came into the call goes on inside, where the wire stood; what leaves it comes from inside, below.
        if (wire.to.node === call && wire.from.node !== call) wires.push(...this.#entering(wire));
        else if (wire.from.node !== call) wires.push(wire);
      }
      for (const wire of this.#own) {
        const source = this.#of.ids.get(wire.from.node);
        if (source !== undefined) wires.push(...this.#leaving({ node: source, pin: wire.from.pin }, wire));
        else if (this.#partOf(wire.from.node) === "parameter") this.#write(wire.to, this.#parameter(wire.from.node));
        else this.#writeInput(wire);
      }
      return ok({ wires: [...new Set(wires.map(formatWire))], written: this.#written });
    } catch (error) {
      if (error instanceof Refused) return err(error.message);
      throw error;
    }
  }

  #partOf(id: string): string | undefined {
    return this.#of.inner.nodes.get(id)?.kind.subflowPart;
  }

  /** A wire into an input of the call, as wires to what hangs on that input inside. */
  #entering({ from, to }: Wire): readonly Wire[] {
    const { caller } = this.#of;
    const literal = caller.inputs.get(to.pin);
    return this.#own
      .filter((wire) => wire.from.node === to.pin)
      .flatMap((wire) => {
        const word = wire.from.pin === "out" ? undefined : wire.from.pin;
        if (literal !== undefined && word !== undefined) return String(literal) === word ? this.#leaving(from, wire) : [];
        const source = word === undefined ? from : this.#caseOf(this.#of.graph, from, from, word);
        if (literal !== undefined) this.#write(wire.to, literal, true);
        return this.#leaving(source, wire);
      });
  }

  /** An inner wire that comes from `source` now: to the node that it leads to, or to what hangs on an output. */
  #leaving(source: PinAddress, { from, to }: Wire): readonly Wire[] {
    const target = this.#of.ids.get(to.node);
    if (target !== undefined) return [{ from: source, to: { node: target, pin: to.pin } }];
    if (this.#of.inner.nodes.get(to.node)?.node.inputs.has("in")) throw new Refused(`The output “${to.node}” says something of its own.`);
    return this.#outer
      .filter((wire) => wire.from.node === this.#of.call && (wire.from.pin === to.node || wire.from.pin.startsWith(`${to.node}.`)))
      .flatMap((wire) => {
        const word = wire.from.pin.slice(to.node.length + 1);
        const known = this.#of.ids.has(from.node) ? this.#of.inner : this.#of.graph;
        const start = word === "" ? source : this.#caseOf(known, this.#of.ids.has(from.node) ? from : source, source, word);
        if (wire.to.node === this.#of.call) return this.#entering({ from: start, to: wire.to });
        return [{ from: start, to: wire.to }];
      });
  }

  /** The pin of a source that fires when it is this word. `at`: where the graph has it; `as`: what the flow will call it. */
  #caseOf(graph: Graph, at: PinAddress, as: PinAddress, word: string): PinAddress {
    const pins = graph.nodes.get(at.node)?.outputs;
    const flags = word === "true" ? [`${at.pin}.on`] : word === "false" ? [`${at.pin}.off`] : [];
    const pin = [`${at.pin}.${word}`, ...(at.pin === "out" ? [word] : []), ...flags].find((name) => pins?.has(name));
    if (pin === undefined) throw new Refused(`“${as.node}” has no pin for when “${at.pin}” is “${word}”.`);
    return { node: as.node, pin };
  }

  /** A value input that the caller has written a value for, or that is at its default. */
  #writeInput({ from, to }: Wire): void {
    const { caller, call } = this.#of;
    if (this.#outer.some((wire) => wire.to.node === call && wire.to.pin === from.node)) return;
    const settings = this.#of.subflow.nodes.get(from.node)?.settings;
    if (settings?.get("as") !== "value") return;
    const value = caller.inputs.get(from.node) ?? settings.get("default");
    if (value !== undefined) this.#write(to, value);
  }

  #parameter(node: string): Json {
    const name = String(this.#of.subflow.nodes.get(node)?.settings.get("parameter") ?? "");
    const given = this.#of.caller.settings.get("parameters");
    const value = (isJsonObject(given) ? given[name] : undefined) ?? this.#of.subflow.parameters?.get(name)?.default;
    if (value === undefined) throw new Refused(`The parameter “${name}” is not given.`);
    return value;
  }

  /** Writes into an input inside what always comes there. Into an event input only as its payload: by itself it never fires. */
  #write(to: PinAddress, value: Json, isPayload = false): void {
    const node = this.#of.ids.get(to.node);
    const input = this.#of.inner.nodes.get(to.node)?.inputs.get(to.pin);
    if (node === undefined || input === undefined) throw new Refused(`What is written for “${to.node}” leaves the subflow as it is.`);
    if (this.#of.subflow.nodes.get(to.node)?.inputs.has(to.pin) === true || input.type.type === "nothing") return;
    if (!isPayload && input.role === "event") return;
    const sources = this.#own.filter((wire) => wire.to.node === to.node && wire.to.pin === to.pin).length;
    if (sources > 1) throw new Refused(`“${to.node}.${to.pin}” has further sources besides what is written for it.`);
    this.#written.push({ node, pin: to.pin, value });
  }
}
