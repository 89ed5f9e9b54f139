import { randomUUID } from "node:crypto";
import type { Store } from "@/db/store";
import { LEASE_MS } from "@/lib/services/lease";
import { settleAll } from "@/lib/services/settle";

/** Runs that arrive within this time are settled together, in milliseconds. */
const GATHER_MS = 150;
/** Under load settling takes at most one part in this many of the time: acknowledging runs comes first. */
const REST = 6;
/** A run is never left waiting longer than this for a pass to begin, in milliseconds. */
const MAX_REST_MS = 2_000;

export type Settler = {
  /** Says that runs have arrived. */
  kick: () => void;
  /** Resolves when nothing more is under way. */
  stop: () => Promise<void>;
  /** What went wrong last; null when the last pass was fine. */
  failure: () => string | null;
};

/**
 * Settles in the background: soon after a kick, and every few seconds for what other processes wrote or left behind.
 * @param onVisible called after passes that settled something
 */
export function startSettler(store: Store, clock: () => number = Date.now, onVisible = () => {}): Settler {
  const options = { holder: randomUUID(), clock };
  let timer: NodeJS.Timeout | null = null;
  let due = Number.POSITIVE_INFINITY;
  let current: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failure: string | null = null;
  let rest = GATHER_MS;

  async function work(): Promise<void> {
    const started = performance.now();
    try {
      if ((await settleAll(store, options)) > 0) onVisible();
      failure = null;
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      console.error(`settling failed and will be tried again: ${failure}`);
    }
    rest = Math.min(MAX_REST_MS, Math.max(GATHER_MS, (performance.now() - started) * REST));
  }

  function start(): void {
    timer = null;
    due = Number.POSITIVE_INFINITY;
    current = work().finally(() => {
      current = null;
      schedule(again ? rest : LEASE_MS);
      again = false;
    });
  }

  function schedule(delay: number): void {
    const at = performance.now() + delay;
    if (stopped || at >= due) return;
    if (timer) clearTimeout(timer);
    due = at;
    timer = setTimeout(start, delay);
    timer.unref();
  }

  schedule(0);
  return {
    kick: () => {
      if (current) again = true;
      else schedule(rest);
    },
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await current;
    },
    failure: () => failure,
  };
}
