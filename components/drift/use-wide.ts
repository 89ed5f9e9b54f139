import { useSyncExternalStore } from "react";

/** From here on list, graph and inspector stand side by side; drift.css says the same. */
const WIDE = "(width >= 80rem)";

function subscribe(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether the three panes have room beside one another. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(WIDE).matches,
    () => true,
  );
}
