import type { Json } from "../../base/json.ts";
import type { NodeKind } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { canConnect } from "../../model/connect.ts";
import { emptyDocument } from "../../model/document.ts";
import type { PinAddress } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { EntityDescription, HomeDescription } from "../../z2m/description.ts";
import type { Editor } from "./editor.ts";
import { startingSettings } from "./starting-settings.ts";

const noHome: HomeDescription = { devices: [], groups: [], dropped: [] };

/** Says of something that could be added whether a wire from this pin would fit it. What cannot be known yet may fit. */
export function fitterFor(editor: Editor, from: PinAddress & { readonly side: "input" | "output" }) {
  const node = editor.analysis.getState().graph?.nodes.get(from.node);
  const output = from.side === "output" ? node?.outputs.get(from.pin) : undefined;
  const input = from.side === "input" ? node?.inputs.get(from.pin) : undefined;
  const home = editor.facts.getState().home?.home ?? noHome;

  function fits(kind: NodeKind, settings: ReadonlyMap<string, Json>, entity: EntityDescription | undefined): boolean {
    const { usable } = kind.configure(settings);
    if (usable === undefined) return true;
    const context: PinContext = {
      home,
      role: () => entity,
      roleOrList: () => entity && { entity, isList: false },
      subflow: () => undefined,
      parameter: () => undefined,
      connected: () => output?.type,
      connectedRole: () => output?.role,
      written: () => undefined,
    };
    const pins = usable.pins(context);
    if (output !== undefined) return pins.inputs.some((pin) => !pin.fixed && canConnect(output, pin, false).ok);
    return input === undefined || pins.outputs.some((pin) => canConnect(pin, input, false).ok);
  }

  const [device, group] = [catalogue.get("device"), catalogue.get("group")];
  const asRole = new Map<string, Json>([["device", "it"]]);
  return {
    kind: (kind: NodeKind): boolean => fits(kind, startingSettings(kind, emptyDocument), undefined),
    device: (entity: EntityDescription): boolean => device === undefined || fits(device, asRole, entity),
    group: (entity: EntityDescription): boolean => group === undefined || fits(group, asRole, entity),
  };
}
