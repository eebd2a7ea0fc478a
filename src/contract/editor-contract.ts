import { Type } from "typebox";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Client, call, event, type Handlers } from "./define.ts";
import type {
  Backup,
  Completion,
  EntityState,
  FlowEntry,
  FlowRun,
  FlowText,
  HomeFacts,
  LiveValues,
  LogEntry,
  Project,
  RunReport,
  Session,
} from "./facts.ts";

const nothing = Type.Object({});
const flowId = Type.String({ minLength: 1, maxLength: 120, pattern: "^(subflows/)?[^/\\\\\\u0000]+$" });
const flowText = Type.String({ maxLength: 8_000_000 });
const address = Type.String({ minLength: 1, maxLength: 64 });
const payload = Type.Record(Type.String(), Type.Unknown());
const shippedHome = Type.Union([
  Type.Literal("small"),
  Type.Literal("typical"),
  Type.Literal("large"),
  Type.Literal("example"),
  Type.Literal("hostile"),
  Type.Literal("catalogue"),
]);
const source = Type.Union([
  Type.Object({ type: Type.Literal("simulated"), home: Type.Union([shippedHome, Type.Literal("recorded")]) }),
  Type.Object({ type: Type.Literal("broker"), url: Type.String({ minLength: 1 }), baseTopic: Type.String({ minLength: 1 }) }),
]);

/** Everything the editor can ask of the host. A new call is one line here and one handler in the host. */
export const calls = {
  getSession: call<Session>()(nothing),
  openProject: call<Project>()(Type.Object({ folder: Type.String({ minLength: 1 }) })),
  createProject: call<Project>()(Type.Object({ folder: Type.String({ minLength: 1 }), source })),
  /** A folder of the host's own choosing for trying things out: what the first run offers. */
  openPlayground: call<Project>()(Type.Object({ home: shippedHome })),
  closeProject: call<void>()(nothing),
  /** Changes where devices come from; running flows are stopped first. */
  setSource: call<Project>()(Type.Object({ source })),
  trustProject: call<Project>()(nothing),

  getHome: call<HomeFacts>()(nothing),
  getStates: call<readonly EntityState[]>()(nothing),
  /** Sends a command to a device or group, as the controls of the devices panel do. */
  setDevice: call<void>()(Type.Object({ address, payload })),
  queryDevice: call<void>()(Type.Object({ address, keys: Type.Array(Type.String()) })),
  /** Simulated homes only: a button is pressed, a sensor reports. */
  pressSimulated: call<void>()(Type.Object({ address, action: Type.String(), companions: Type.Optional(payload) })),
  reportSimulated: call<void>()(Type.Object({ address, state: payload })),

  readFlow: call<FlowText>()(Type.Object({ id: flowId })),
  createFlow: call<FlowEntry>()(Type.Object({ title: Type.String({ minLength: 1, maxLength: 120 }), text: Type.Optional(flowText) })),
  /** Refused as `conflict` when the file is no longer of the revision that the work began from, unless told to overwrite. */
  saveFlow: call<FlowEntry>()(
    Type.Object({ id: flowId, text: flowText, base: Type.Union([Type.String(), Type.Null()]), overwrite: Type.Boolean() }),
  ),
  renameFlow: call<FlowEntry>()(Type.Object({ id: flowId, title: Type.String({ minLength: 1, maxLength: 120 }) })),
  /** Moves the file to the project's backups. */
  deleteFlow: call<void>()(Type.Object({ id: flowId })),
  keepBackup: call<void>()(Type.Object({ flow: flowId, text: flowText, base: Type.Union([Type.String(), Type.Null()]) })),
  dropBackup: call<void>()(Type.Object({ flow: flowId })),
  listBackups: call<readonly Backup[]>()(nothing),
  /** What undo knows of a flow, for when it is opened again; the text is the editor's own affair. */
  keepHistory: call<void>()(Type.Object({ flow: flowId, text: flowText })),
  readHistory: call<{ readonly text: string | undefined }>()(Type.Object({ flow: flowId })),
  listStarters:
    call<readonly { readonly id: string; readonly title: string; readonly description: string; readonly text: string }[]>()(nothing),

  /** Type-checks the compiled text of a flow that may be unsaved. */
  checkFlow: call<readonly Diagnostic[]>()(Type.Object({ id: flowId, text: flowText })),
  /** What is to be said of a flow, which may be unsaved, in view of all flows of the project. */
  analyseFlow: call<readonly Diagnostic[]>()(Type.Object({ id: flowId, text: flowText })),
  exportFlow: call<{ readonly typescript: string }>()(Type.Object({ id: flowId, text: flowText })),
  /** Writes an export to a file of the user's choice; undefined when the dialog was cancelled. The browser downloads instead. */
  saveExport: call<{ readonly path: string | undefined }>()(Type.Object({ name: Type.String(), text: Type.String() })),
  /** Asks the desktop for a folder; undefined when cancelled or in the browser. */
  chooseFolder: call<{ readonly folder: string | undefined }>()(nothing),
  completeCode: call<readonly Completion[]>()(
    Type.Object({ flow: flowId, text: flowText, node: Type.String(), code: Type.String(), offset: Type.Integer({ minimum: 0 }) }),
  ),

  /** Compiles, checks and swaps what has changed; all saved flows without ids. */
  runFlows: call<RunReport>()(Type.Object({ ids: Type.Optional(Type.Array(flowId)) })),
  stopFlows: call<void>()(Type.Object({ ids: Type.Optional(Type.Array(flowId)) })),
  /** Presses a button node of a running flow. */
  pressButton: call<void>()(Type.Object({ flow: flowId, node: Type.String({ minLength: 1, maxLength: 200 }) })),
  getRuns: call<readonly FlowRun[]>()(nothing),
  getLog: call<readonly LogEntry[]>()(nothing),
  /** Which flow's values are shown; undefined: none. Only these are sampled. */
  watchFlow: call<void>()(Type.Object({ id: Type.Optional(flowId) })),
} as const;

/** Everything the host tells: facts, in the past tense. */
export const events = {
  sessionChanged: event<Session>(),
  homeChanged: event<HomeFacts>(),
  statesChanged: event<readonly EntityState[]>(),
  flowsChanged: event<readonly FlowEntry[]>(),
  runsChanged: event<readonly FlowRun[]>(),
  valuesSampled: event<LiveValues>(),
  logAppended: event<readonly LogEntry[]>(),
} as const;

export type EditorHandlers = Handlers<typeof calls>;
export type EditorClient = Client<typeof calls, typeof events>;
