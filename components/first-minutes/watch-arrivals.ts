/** Runs that pages show, and runs that arrived and are not shown yet. */
export type Arrivals = { runs: number; pending: number };

const EVERY_MS = 2_000;
const ASKED = "/api/v1/matrix";

const isArrivals = (value: unknown): value is Arrivals =>
  typeof value === "object" && value !== null && "runs" in value && "pending" in value;

/** What the server has now; null when it cannot be asked at the moment, `refused` when it will not say. */
async function ask(signal: AbortSignal): Promise<Arrivals | null | "refused"> {
  try {
    const answer = await fetch(ASKED, { signal, cache: "no-store" });
    if (answer.status === 401 || answer.status === 403) return "refused";
    const view: unknown = answer.ok ? await answer.json() : null;
    return isArrivals(view) ? view : null;
  } catch {
    return null;
  }
}

/**
 * Asks now and then whether runs have arrived, while the page can be seen.
 * @param seen what the page was drawn from
 * @param changed is told of every other state
 * @returns ends the watch
 */
export function watchArrivals(seen: Arrivals, changed: (now: Arrivals) => void): () => void {
  const ended = new AbortController();
  let last = seen;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    clearTimeout(timer);
    if (!document.hidden && !ended.signal.aborted) timer = setTimeout(look, EVERY_MS);
  };
  const look = async () => {
    const now = await ask(ended.signal);
    if (now === "refused" || ended.signal.aborted) return;
    if (now && (now.runs !== last.runs || now.pending !== last.pending)) {
      last = now;
      changed(now);
    }
    next();
  };
  document.addEventListener("visibilitychange", next, { signal: ended.signal });
  next();
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
