/** What pages show, and what arrived and is not shown yet. */
export type Arrivals = {
  /** Sequence of the newest run that pages show. */
  asOf: number;
  runs: number;
  pending: number;
};

const ASKED = "/api/v1/arrivals";
/** Each question that is not answered doubles the wait, up to this. */
const MOST_MS = 5 * 60_000;

const isArrivals = (value: unknown): value is Arrivals =>
  typeof value === "object" && value !== null && "asOf" in value && "runs" in value && "pending" in value;

type Answer = { now: Arrivals; tag: string | null } | "same" | "silent" | "refused";

/** What the server has now; `silent` when it cannot be asked at the moment, `refused` when it will not say. */
async function ask(tag: string | null, signal: AbortSignal): Promise<Answer> {
  try {
    const headers: HeadersInit = tag === null ? {} : { "if-none-match": tag };
    const answer = await fetch(ASKED, { signal, cache: "no-store", headers });
    if (answer.status === 304) return "same";
    if (answer.status === 401 || answer.status === 403) return "refused";
    const now: unknown = answer.ok ? await answer.json() : null;
    return isArrivals(now) ? { now, tag: answer.headers.get("etag") } : "silent";
  } catch {
    return "silent";
  }
}

const isSame = (a: Arrivals, b: Arrivals) => a.asOf === b.asOf && a.runs === b.runs && a.pending === b.pending;

/**
 * Asks now and then whether runs have arrived: while the page can be seen, at once when it is seen again, and ever more
 * rarely while nobody answers.
 * @param seen what the page was drawn from
 * @param changed is told of every other state
 * @param everyMs how long it waits between two questions
 * @returns ends the watch
 */
export function watchArrivals(seen: Arrivals, changed: (now: Arrivals) => void, everyMs: number): () => void {
  const ended = new AbortController();
  let last = seen;
  let tag: string | null = null;
  let wait = everyMs;
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (after: number) => {
    clearTimeout(timer);
    if (!document.hidden && !ended.signal.aborted && !asking) timer = setTimeout(look, after);
  };
  const look = async () => {
    asking = true;
    const answer = await ask(tag, ended.signal);
    asking = false;
    if (answer === "refused" || ended.signal.aborted) return;
    wait = answer === "silent" ? Math.min(MOST_MS, wait * 2) : everyMs;
    if (typeof answer === "object") {
      tag = answer.tag;
      if (!isSame(answer.now, last)) {
        last = answer.now;
        changed(answer.now);
      }
    }
    next(wait);
  };
  document.addEventListener("visibilitychange", () => next(0), { signal: ended.signal });
  next(everyMs);
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
