import { useEffect, useState } from "react";

/** A module that is loaded when the component first appears; undefined until then. */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded never changes
  useEffect(() => {
    let wanted = true;
    void load().then((module) => wanted && setLoaded(() => module));
    return () => {
      wanted = false;
    };
  }, []);
  return loaded;
}
