import type { Disposer } from "../../base/disposer.ts";

const interrupt = "\u0003";
const endOfInput = "\u0004";

/** Calls for each key pressed at the terminal, without waiting for Enter. `onLeave`: q, Ctrl-C or Ctrl-D. */
export function readKeys(onKey: (key: string) => void, onLeave: () => void): Disposer {
  const { stdin } = process;
  stdin.setRawMode(true).setEncoding("utf8").resume();
  const listen = (text: string): void => {
    for (const key of text) {
      if (key === interrupt || key === endOfInput || key === "q") onLeave();
      else onKey(key);
    }
  };
  stdin.on("data", listen);
  return () => {
    stdin.off("data", listen);
    stdin.setRawMode(false).pause();
  };
}
