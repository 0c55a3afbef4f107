import { whenReady } from "goal-element";
import { useEffect, useState } from "react";

/** Whether the Goal block's wasm is there. */
export function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let here = true;
    void whenReady().then(() => here && setReady(true));
    return () => {
      here = false;
    };
  }, []);
  return ready;
}
