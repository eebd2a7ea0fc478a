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
  const view = new EditorView({
    parent,
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
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return () => view.destroy();
}
