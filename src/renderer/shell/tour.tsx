import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import "./tour.css";

interface Step {
  readonly title: string;
  readonly text: string;
  readonly place: "side" | "stage" | "title" | "bottom";
}

const steps: readonly Step[] = [
  {
    place: "side",
    title: "This is the home",
    text: "Every device with its present state. Switch one on and off here; drag one onto the canvas to make it part of a flow.",
  },
  {
    place: "stage",
    title: "This is a flow",
    text: "Read it from left to right. Drag from a pin to connect: what fits lights up, what does not says why.",
  },
  { place: "title", title: "Run it", text: "Run compiles the flow, checks it and starts it. Values and pulses then show on the wires." },
  {
    place: "bottom",
    title: "Play with the simulated home",
    text: "Under Simulated home you press buttons and move sensors. Under Code you read the flow as TypeScript.",
  },
];

/** Four short stops on the first run; can be left at any time and taken again from the commands. */
export function Tour() {
  const editor = useEditor();
  const index = useStore(editor.workbench, ({ tourStep }) => tourStep);
  const step = index === undefined ? undefined : steps[index];
  if (index === undefined || step === undefined) return null;
  const go = (next: number | undefined) => editor.workbench.setState({ tourStep: next });
  const last = index === steps.length - 1;
  return (
    <section className="tour" data-place={step.place} aria-label="Tour" aria-live="polite">
      <h2>{step.title}</h2>
      <p>{step.text}</p>
      <footer>
        <span>
          {index + 1} of {steps.length}
        </span>
        <Button look="quiet" onClick={() => go(undefined)}>
          Skip
        </Button>
        <Button look="primary" onClick={() => go(last ? undefined : index + 1)}>
          {last ? "Done" : "Next"}
        </Button>
      </footer>
    </section>
  );
}
