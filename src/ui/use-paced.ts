import { useEffect, useRef } from "react";

/** Ten a second: what a Zigbee network can follow. */
const pause = 100;

/** Passes values on at most ten times a second, the last one always: each is a command to a device. */
export function usePaced<T>(onValue: (value: T) => void): (value: T) => void {
  const lastSent = useRef(0);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pending.current), []);
  return (value) => {
    clearTimeout(pending.current);
    const wait = Math.max(0, lastSent.current + pause - performance.now());
    pending.current = setTimeout(() => {
      lastSent.current = performance.now();
      onValue(value);
    }, wait);
  };
}
