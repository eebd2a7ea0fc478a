import { isJsonObject, type Json } from "../../base/json.ts";
import { err, ok, type Result } from "../../base/result.ts";
import { wildcard } from "./match-payload.ts";
import { readHeader, splitHeader } from "./read-header.ts";
import { isRecording, readRecording } from "./read-recording.ts";
import { parseJson, readSpan, readText, splitName, withoutComment } from "./read-words.ts";
import {
  type Channel,
  type Expectation,
  type ExpectationKind,
  type Stimulus,
  type Trace,
  type TraceProblem,
  type TraceSettings,
  usualSettings,
} from "./trace.ts";

/** Reads a trace in either format; docs/traces.md describes both. All lines that cannot be read are told. Never throws. */
export function readTrace(text: string): Result<Trace, readonly TraceProblem[]> {
  return isRecording(text) ? readRecording(text) : new TraceReader().read(text);
}

const lineShape = '1.5s EXPECT lamp {"state":"ON"}';

/** What a line says after its time and word. */
interface Subject<C> {
  readonly channel: C;
  readonly name: string;
  readonly payload: Json | undefined;
}

interface LineTime {
  readonly from: number;
  /** Undefined where one time was written, not a range. */
  readonly to: number | undefined;
}

/** Thrown and caught within this file. */
class Unreadable extends Error {
  readonly remedy: string;
  constructor(what: string, remedy: string) {
    super(what);
    this.remedy = remedy;
  }
}

class TraceReader {
  #settings: TraceSettings = usualSettings;
  readonly #stimuli: Stimulus[] = [];
  readonly #lines: (Omit<Expectation, "to"> & { readonly to: number | undefined })[] = [];
  #before = 0;

  read(text: string): Result<Trace, readonly TraceProblem[]> {
    const problems: TraceProblem[] = [];
    for (const [index, raw] of text
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .entries()) {
      try {
        this.#readLine(raw.trim(), index + 1);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        problems.push({ line: index + 1, what: error.message, remedy: error.remedy });
      }
    }
    if (problems.length > 0) return err(problems);
    const { within } = this.#settings;
    const expectations = this.#lines.map((line) => ({ ...line, to: line.to ?? line.from + within }));
    return ok({ settings: this.#settings, stimuli: this.#stimuli, expectations });
  }

  #readLine(raw: string, line: number): void {
    const [text] = withoutComment(raw);
    if (text === "") return;
    const header = splitHeader(text);
    if (header !== undefined) {
      this.#readSetting(...header);
      return;
    }
    const [, timeText = "", word = "", rest = ""] = /^(\S+)\s+([A-Z]+)(?:\s+(.*))?$/.exec(text) ?? [];
    if (word === "") throw new Unreadable("this line is no step of a trace", `write time, word, device and payload: ${lineShape}`);
    const time = this.#readTime(timeText);
    this.#before = time.from;
    if (isExpectation(word)) this.#addExpectation(word, line, time, readExpectation(rest));
    else this.#addStimulus(line, time, readStimulus(word, rest));
  }

  #readSetting(key: string, text: string): void {
    if (this.#stimuli.length + this.#lines.length > 0) {
      throw new Unreadable("a setting stands after a step", "settings come first: move this line up");
    }
    const setting = readHeader(key, text);
    if (!setting.ok) throw new Unreadable(setting.error.what, setting.error.remedy);
    this.#settings = { ...this.#settings, ...setting.value };
  }

  #readTime(text: string): LineTime {
    const [first = "", second, ...more] = text.split("..");
    const from = first.startsWith("+") ? add(this.#before, readSpan(first.slice(1))) : readSpan(first);
    const to = second === undefined ? undefined : readSpan(second);
    if (from === undefined || more.length > 0 || (second !== undefined && to === undefined)) {
      throw new Unreadable(
        `"${text}" is no time`,
        'write seconds or a duration since the start: 0s, 1.5s, 2m, or "+500ms" after the line before',
      );
    }
    if (to !== undefined && to < from) throw new Unreadable(`"${text}" ends before it begins`, "write the earlier time first: 0s..3m");
    return { from, to };
  }

  #addStimulus(line: number, { from, to }: LineTime, subject: Subject<Stimulus["channel"]>): void {
    if (to !== undefined) throw new Unreadable("what happens has one time", "write one time in place of the range");
    this.#stimuli.push({ line, at: from, ...subject });
  }

  #addExpectation(kind: ExpectationKind, line: number, time: LineTime, subject: Subject<Channel>): void {
    this.#lines.push({ kind, line, ...time, ...subject, payload: subject.payload ?? wildcard });
  }
}

function add(before: number, span: number | undefined): number | undefined {
  return span === undefined ? undefined : before + span;
}

function isExpectation(word: string): word is ExpectationKind {
  return word === "EXPECT" || word === "ANY" || word === "SEND" || word === "NEVER";
}

/** `RECV MQTT …` and `MQTT …` are the same. */
function readStimulus(word: string, text: string): Subject<Stimulus["channel"]> {
  const [, inner, rest = ""] = /^(MQTT|HTTP)\s+(.*)$/.exec(text) ?? [];
  if (word === "RECV" && inner !== undefined) return readStimulus(inner, rest);
  if (word === "MQTT") return readMqtt(text);
  if (word === "HTTP") return { channel: "http", ...readRequest(text) };
  if (word === "PRESS") return readPress(text);
  if (word === "RESTART") return readRestart(text);
  if (word !== "RECV")
    throw new Unreadable(`there is no step ${word}`, "the steps are: RECV, HTTP, MQTT, PRESS, RESTART, EXPECT, ANY, SEND, NEVER");
  const subject = readDevice(text);
  if (subject.name === wildcard || subject.payload === wildcard) {
    throw new Unreadable(
      "a report has a device and a payload of its own",
      `wildcards are for what is expected; write: 0s RECV lamp {"state":"ON"}`,
    );
  }
  return subject;
}

function readRestart(text: string): Subject<"restart"> {
  if (text !== "") throw new Unreadable("a restart has nothing after it", "write: 1m RESTART");
  return { channel: "restart", name: "", payload: undefined };
}

function readExpectation(text: string): Subject<Channel> {
  const [, word, rest = ""] = /^(MQTT|HTTP|FETCH|NOTIFY|RUN|LOG)(?:\s+(.*))?$/.exec(text) ?? [];
  switch (word) {
    case "MQTT":
      return readMqtt(rest);
    case "HTTP":
      return readReply(rest);
    case "FETCH":
      return { channel: "fetch", ...readRequest(rest) };
    case "NOTIFY":
      return { channel: "notify", name: wildcard, payload: rest === "" ? wildcard : readText(rest) };
    case "RUN":
      return { channel: "run", name: wildcard, payload: rest === "" ? wildcard : readText(rest) };
    case "LOG":
      return { channel: "log", name: wildcard, payload: rest === "" ? wildcard : readText(rest) };
    default:
      return readDevice(text);
  }
}

function readDevice(text: string): Subject<"device"> {
  const [name, payloadText] = splitName(text) ?? [];
  if (name === undefined || payloadText === undefined || payloadText === "") {
    throw new Unreadable("device or payload is missing", `write the device's name or role, then JSON: ${lineShape}`);
  }
  if (payloadText === wildcard) return { channel: "device", name, payload: wildcard };
  const payload = parseJson(payloadText);
  if (!isJsonObject(payload)) {
    throw new Unreadable(`${payloadText} is no JSON object`, `write the payload as JSON, keys in quotes: ${lineShape}`);
  }
  return { channel: "device", name, payload };
}

function readPress(text: string): Subject<"press"> {
  if (/^[\w-]+(\/[\w-]+)?$/.test(text)) return { channel: "press", name: text, payload: undefined };
  throw new Unreadable(
    "which button is pressed is missing",
    "write the id of its node: 0s PRESS party, or flow and node: 0s PRESS hall/party",
  );
}

function readMqtt(text: string): Subject<"mqtt"> {
  const [, quoted, plain, rest] = /^(?:("(?:[^"\\]|\\.)*")|(\S+))(?:\s+(.*))?$/.exec(text) ?? [];
  const topic = quoted === undefined ? plain : readText(quoted);
  if (typeof topic !== "string" || topic === "")
    throw new Unreadable("the topic is missing", "write topic and payload: 0s MQTT house/mode night");
  return { channel: "mqtt", name: topic, payload: readText(rest ?? "") };
}

function readRequest(text: string): Omit<Subject<"http">, "channel"> {
  const [, method, address, body] = /^(GET|POST|PUT|PATCH|DELETE|HEAD|\*)\s+(\S+)(?:\s+(.*))?$/.exec(text) ?? [];
  if (method === undefined || address === undefined) {
    throw new Unreadable("method or path is missing", 'write method, path and body: 0s HTTP POST /lights {"on":true}');
  }
  return { name: `${method} ${address}`, payload: body === undefined ? undefined : readText(body) };
}

function readReply(text: string): Subject<"http"> {
  const [, status, body] = /^(\d{3}|\*)(?:\s+(.*))?$/.exec(text) ?? [];
  if (status === undefined)
    throw new Unreadable("the status of the reply is missing", 'write status and body: 0s EXPECT HTTP 200 {"ok":true}');
  return { channel: "http", name: status, payload: body === undefined ? wildcard : readText(body) };
}
