import { autocompletion, type CompletionSource, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, defaultHighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { Completion } from "../../contract/facts.ts";

interface CodeEditorOptions {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What may stand at an offset of the code; the host's TypeScript knows. */
  readonly complete: (code: string, offset: number) => Promise<readonly Completion[]>;
}

/** The editor's own colours, from the page's tokens. */
const look = EditorView.theme({
  "&": {
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    background: "var(--surface-1)",
    color: "var(--text)",
    fontSize: "12px",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--text)", minHeight: "96px" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { background: "var(--surface-2)", color: "var(--text-faint)", border: "0" },
  ".cm-tooltip": { border: "1px solid var(--line)", background: "var(--surface-1)", color: "var(--text)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-soft)", color: "var(--text)" },
});

/** Offers what fits while a word is typed, and after a dot. */
function completionSource(complete: CodeEditorOptions["complete"]): CompletionSource {
  return async (context) => {
    const word = context.matchBefore(/[\w$]*/);
    const afterDot = context.matchBefore(/\.[\w$]*/) !== null;
    if (word === null || (word.from === word.to && !context.explicit && !afterDot)) return null;
    const completions = await complete(context.state.doc.toString(), context.pos);
    if (context.aborted || completions.length === 0) return null;
    return {
      from: word.from,
      validFor: /^[\w$]*$/,
      options: completions.map(({ label, kind, detail }) => ({ label, type: kind, ...(detail !== undefined && { detail }) })),
    };
  };
}

/** Puts a TypeScript editor into an element; returns what takes it out again. */
export function mountCodeEditor(parent: HTMLElement, { label, text, onChange, complete }: CodeEditorOptions): () => void {
  // In a shadow root CodeMirror brings its styles as constructed sheets, which the page's policy allows; its style elements it does not.
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completionSource(complete)] }),
        indentOnInput(),
        syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
        javascript({ typescript: true }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.lineWrapping,
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return () => view.destroy();
}
