/** For tests of flows: time that moves when told to, a broker played by the test, homes in a few words. */
export * as describe from "./describe.ts";
export { inboundMessage, MemoryTransport, type PublishedMessage } from "./memory-transport.ts";
export { testProtocol } from "./test-protocol.ts";
export { TestRuntime } from "./test-runtime.ts";
export { VirtualClock } from "./virtual-clock.ts";
