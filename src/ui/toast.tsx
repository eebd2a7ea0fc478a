import { CircleAlert, CircleCheck, X } from "lucide-react";
import { IconButton } from "./button.tsx";
import "./toast.css";

export interface ToastMessage {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Short news in a corner, read out politely. */
export function Toasts({ messages, onDismiss }: { readonly messages: readonly ToastMessage[]; readonly onDismiss: (id: number) => void }) {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {messages.map((message) => (
        <div key={message.id} className={`toast toast-${message.tone}`}>
          {message.tone === "good" ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>{message.text}</span>
          {message.action !== undefined && (
            <button type="button" className="button button-quiet" onClick={message.action.run}>
              {message.action.label}
            </button>
          )}
          <IconButton label="Dismiss" icon={<X />} onClick={() => onDismiss(message.id)} />
        </div>
      ))}
    </div>
  );
}
