import type { HomeFacts, HomeSource } from "../../contract/facts.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { show } from "../store/workbench.ts";

/** Where devices come from, whether that is alive, and how many there are. Opens the choice of home. */
export function BrokerBadge({ home, source }: { readonly home: HomeFacts; readonly source: HomeSource }) {
  const editor = useEditor();
  const { tone, text } = describe(home, source);
  const devices = home.home.devices.filter((device) => device.kind !== "Coordinator").length;
  return (
    <button
      type="button"
      className="broker-badge"
      title={home.notice ?? "Where devices come from"}
      onClick={() => show(editor.workbench, { type: "connect" })}
    >
      <span className="broker-dot" data-tone={tone} />
      {text} · {devices} {devices === 1 ? "device" : "devices"}
    </button>
  );
}

function describe({ broker, bridge }: HomeFacts, source: HomeSource): { readonly tone: "good" | "warn" | "bad"; readonly text: string } {
  if (broker === "away") return { tone: "bad", text: "Broker away" };
  if (broker === "connecting") return { tone: "warn", text: "Connecting…" };
  if (bridge === "offline") return { tone: "bad", text: "Zigbee2MQTT offline" };
  return { tone: "good", text: source.type === "simulated" ? "Simulated home" : "Live" };
}
