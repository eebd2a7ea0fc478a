import { err } from "../../base/result.ts";
import { createClient } from "../../contract/client.ts";
import type { calls, EditorClient, EditorHandlers, events } from "../../contract/editor-contract.ts";
import type { HomeFacts } from "../../contract/facts.ts";
import { createLoopback } from "../../contract/loopback.ts";
import { serveContract, type Validators } from "../../contract/serve.ts";
import type { FlowDocument } from "../../model/document.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { commandById } from "../commands/registry.ts";
import { analyseNow } from "../editor/analyse.ts";
import { createEditor, currentDocument, type Editor } from "../editor/editor.ts";
import { openFlow } from "../store/documents.ts";
import { select } from "../store/selection.ts";

/** The editor without a page: commands are run and state is read as a person would, against handlers of the test's choice. */
export interface EditorDriver {
  readonly editor: Editor;
  readonly clipboard: { text: string };
  /** Opens a flow given as JSON. */
  open(flow: object, id?: string): void;
  run(command: string): Promise<void>;
  select(...nodes: readonly string[]): void;
  document(): FlowDocument;
}

const anyInput: Validators<typeof calls> = new Proxy(
  {},
  { get: () => () => undefined, getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }) },
) as Validators<typeof calls>;

export function driveEditor(home: HomeDescription, handlers: Partial<EditorHandlers> = {}): EditorDriver {
  const line = createLoopback();
  const refuseOthers = new Proxy(handlers, {
    get: (target, name: keyof EditorHandlers) =>
      target[name] ?? (async () => err({ code: "refused", message: `The test has no ${name}.` })),
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  }) as EditorHandlers;
  serveContract<typeof calls, typeof events>(refuseOthers, anyInput).attach(line.host);
  const client: EditorClient = createClient<typeof calls, typeof events>(line.editor);
  const clipboard = { text: "" };
  const editor = createEditor(client, {
    readClipboard: async () => clipboard.text,
    writeClipboard: async (text) => {
      clipboard.text = text;
    },
    download: () => {},
    now: () => 0,
    canvasPoint: (point) => point,
    canvasMiddle: () => ({ x: 0, y: 0 }),
    afterPaint: (work) => work(),
    animate: async (draw) => draw(0.5),
    fitView: () => {},
    zoom: () => {},
    reveal: () => {},
    layOut: async (boxes) => new Map(boxes.map(({ id }, index) => [id, { x: index * 320, y: 0 }])),
  });
  const facts: HomeFacts = { home, broker: "connected", bridge: "online", notice: undefined, version: undefined };
  editor.facts.setState({ home: facts });
  return {
    editor,
    clipboard,
    open: (flow, id = "test") => {
      openFlow(editor.documents, { id, title: id, text: JSON.stringify({ ziggyFlow: 1, ...flow }), revision: "1" });
      analyseNow(editor);
    },
    run: async (id) => {
      const command = commandById(id);
      if (command === undefined) throw new Error(`There is no command ${id}.`);
      await command.run(editor);
      analyseNow(editor);
    },
    select: (...nodes) => select(editor.selection, { nodes: new Set(nodes) }),
    document: () => {
      const document = currentDocument(editor);
      if (document === undefined) throw new Error("No flow is open.");
      return document;
    },
  };
}
