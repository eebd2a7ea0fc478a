import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "./button.tsx";
import "./toast.css";

export interface ToastMessage {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Good news goes by itself after this many milliseconds; bad news stays until it is dismissed. */
const goodNewsLasts = 8_000;

/** Short news in a corner, read out politely. */
export function Toasts({ messages, onDismiss }: { readonly messages: readonly ToastMessage[]; readonly onDismiss: (id: number) => void }) {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {messages.map((message) => (
        <Toast key={message.id} message={message} onDismiss={onDismiss} />
      ))}
    </div>
  );
}

function Toast({ message, onDismiss }: { readonly message: ToastMessage; readonly onDismiss: (id: number) => void }) {
  const { id, tone, text, action } = message;
  const [held, setHeld] = useState(false);
  // The callback is a new one with every rendering, which must not start the time anew.
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  const goes = tone === "good" && action === undefined && !held;
  useEffect(() => {
    if (!goes) return;
    const timer = setTimeout(() => dismiss.current(id), goodNewsLasts);
    return () => clearTimeout(timer);
  }, [goes, id]);
  return (
    <div className={`toast toast-${tone}`} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      {tone === "good" ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
      <span>{text}</span>
      {action !== undefined && (
        <button type="button" className="button button-quiet" onClick={action.run}>
          {action.label}
        </button>
      )}
      <IconButton label="Dismiss" icon={<X />} onClick={() => onDismiss(id)} />
    </div>
  );
}
