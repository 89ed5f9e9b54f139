import { useSyncExternalStore } from "react";

/** From here on the panel stands beside the grid; panel.css says the same. */
const DOCKED = "(width >= 64rem)";

function subscribe(changed: () => void): () => void {
  const query = matchMedia(DOCKED);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether there is room for the panel beside the grid. */
export function useDocked(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(DOCKED).matches,
    () => true,
  );
}
