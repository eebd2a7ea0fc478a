import type { InboundMessage } from "../transport.ts";

/** Not empty, and no JSON: the first real report never counts as a repetition of what was remembered. */
const bytes = Uint8Array.of(0);

/** What a broker that retains it would send. */
export function rememberedMessage(topic: string, text: string): InboundMessage {
  return { topic, bytes, text: () => text, retain: true };
}
