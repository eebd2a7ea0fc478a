import { useState } from "react";
import { useStore } from "zustand";
import { type ShippedHome, shippedHomes } from "../../contract/facts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { changeSource, openPlayground } from "../editor/projects.ts";
import type { OverlayProps } from "./overlays.tsx";

/** Where devices come from: a real broker, or a simulated home. */
export function ConnectDialog({ onClose }: OverlayProps) {
  const editor = useEditor();
  const project = useStore(editor.facts, ({ session }) => session?.project);
  const [url, setUrl] = useState(project?.source.type === "broker" ? project.source.url : "mqtt://localhost:1883");
  const [baseTopic, setBaseTopic] = useState(project?.source.type === "broker" ? project.source.baseTopic : "zigbee2mqtt");
  const simulate = async (home: ShippedHome) => {
    const done = project === undefined ? await openPlayground(editor, home) : await changeSource(editor, { type: "simulated", home });
    if (done) onClose();
  };
  const connect = async () => {
    if (await changeSource(editor, { type: "broker", url, baseTopic })) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Choose home"
      actions={
        <Button
          look="primary"
          disabled={project === undefined}
          title={project === undefined ? "Open a project first" : undefined}
          onClick={() => void connect()}
        >
          Connect to broker
        </Button>
      }
    >
      <Field label="Broker" help="As Zigbee2MQTT's own setting mqtt.server. User, password and certificates are in config.toml.">
        {({ id, describedBy }) => (
          <input id={id} aria-describedby={describedBy} className="input" value={url} onChange={(event) => setUrl(event.target.value)} />
        )}
      </Field>
      <Field label="Base topic">
        {({ id }) => <input id={id} className="input" value={baseTopic} onChange={(event) => setBaseTopic(event.target.value)} />}
      </Field>
      <h3>Or a simulated home</h3>
      {shippedHomes.map((home) => (
        <Button key={home} look="quiet" onClick={() => void simulate(home)}>
          {home}
        </Button>
      ))}
    </Dialog>
  );
}
