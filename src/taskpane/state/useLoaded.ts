import { useEffect, useState } from "react";

type Loaded<T> = { value: T } | { error: unknown } | undefined;

/**
 * What `load` brings, undefined until then. `load` must be the same function on every render.
 * @throws what loading threw, for the page's error boundary
 */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<Loaded<T>>();
  useEffect(() => {
    let shown = true;
    load().then(
      (value) => shown && setLoaded({ value }),
      (error: unknown) => shown && setLoaded({ error }),
    );
    return () => void (shown = false);
  }, [load]);
  if (loaded && "error" in loaded) throw loaded.error;
  return loaded?.value;
}
