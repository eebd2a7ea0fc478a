/** What `import … from "ziggy-flow"` gives: the words of flows, the types of homes, and the runtime for programs of one's own. */
export type { DeviceFilter, DeviceType } from "../base/device-filter.ts";
export type { Disposer } from "../base/disposer.ts";
export type { Duration } from "../base/duration.ts";
export type { Json, JsonObject } from "../base/json.ts";
export type {
  ColorTemperatureLight,
  DevicesByCapability,
  DeviceWith,
  Dimmable,
  Switchable,
} from "./core/capability-types.ts";
export type { SettableValue } from "./core/cell.ts";
export type { Clock } from "./core/clock.ts";
export { constant, derived } from "./core/derived.ts";
export { type DurableCell, type DurableStore, MemoryStore } from "./core/durable.ts";
export type { FailedCommand, HomeProtocol } from "./core/engine/protocol.ts";
export { Runtime, type RuntimeOptions } from "./core/engine/runtime.ts";
export type { Quirks } from "./core/entity/quirks.ts";
export { viaGroup } from "./core/entity/via-group.ts";
export type { DetailFact, Fact, FaultText } from "./core/facts.ts";
export { type FlowDefinition, flow } from "./core/flow.ts";
export { currentFlow, type EmittableEvents, type FlowContext, type LogLevel } from "./core/flow-context.ts";
export type { DeviceList, DeviceSelector, HomeBase, HomeNews, StartKind } from "./core/home-types.ts";
export { markerOn, noMarker, type RunningMarker } from "./core/marker.ts";
export { probe } from "./core/probe.ts";
export type {
  Availability,
  BooleanProperty,
  ChoiceProperty,
  DeviceObject,
  EventProperty,
  Fields,
  ListProperty,
  NumberProperty,
  Property,
  Queryable,
  RecordProperty,
  SettableBoolean,
  SettableChoice,
  SettableList,
  SettableNumber,
  SettableProperty,
  SettableRecord,
  SettableText,
  SettableUnknown,
  TextProperty,
  UnknownProperty,
  ValuesOf,
  Wildcard,
} from "./core/property-types.ts";
export type { Timer, TimerInfo, WallTimer } from "./core/scheduler.ts";
export {
  type CommandRequest,
  type CommandResult,
  type CommandService,
  type HttpFetchRequest,
  type HttpFetchResponse,
  type HttpMethod,
  type HttpRequest,
  type HttpRoute,
  type HttpService,
  type Location,
  type MqttMessage,
  type MqttService,
  type NotifyMessage,
  type NotifyPriority,
  type NotifyService,
  type NotifyVia,
  noServices,
  type Services,
} from "./core/services.ts";
export { subflow } from "./core/subflow.ts";
export type { InboundMessage, PublishOptions, Transport } from "./core/transport.ts";
export type { Change, ChangeOptions, Events, MessageClass, Value, ValueSource } from "./core/values.ts";
export * from "./helpers/index.ts";
export { type Connection, type ConnectOptions, connect } from "./system/program/connect.ts";
export { ConnectError } from "./system/program/connect-error.ts";

import { runMainFlow } from "./system/program/auto-start.ts";

// `node hall-light.ts`: a module whose default export is a flow runs by itself.
runMainFlow();
