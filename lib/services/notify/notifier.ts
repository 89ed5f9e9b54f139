import type { Store } from "@/db/store";
import { announce } from "@/lib/services/notify/announce";
import { deliverDue } from "@/lib/services/notify/deliver";

/** How often a process looks for what others settled and for attempts that are due, in milliseconds. */
const LOOK_MS = 5_000;

export type NotifierOptions = {
  /** Address of this server, for links. */
  origin: string;
  /** Whether webhooks may lead to addresses that are not public. */
  allowPrivate: boolean;
};

export type Notifier = {
  /** Says that a pass of settling has become visible. */
  kick: () => void;
  /** Resolves when nothing more is under way; what is being sent is cut off and sent again later. */
  stop: () => Promise<void>;
};

/** Tells webhooks in the background: soon after a kick, and every few seconds. Never holds settling up. */
export function startNotifier(store: Store, { origin, allowPrivate }: NotifierOptions): Notifier {
  const stopping = new AbortController();
  const options = { allowPrivate, signal: stopping.signal, clock: Date.now, random: Math.random };
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<void> | null = null;
  let again = false;

  async function work(): Promise<void> {
    try {
      await announce(store, { origin, now: Date.now() });
      while (!stopping.signal.aborted && (await deliverDue(store, options)) > 0);
    } catch (error) {
      console.error(`telling webhooks failed and will be tried again: ${error}`);
    }
  }

  function start(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    current = work().finally(() => {
      current = null;
      if (stopping.signal.aborted) return;
      timer = setTimeout(start, again ? 0 : LOOK_MS);
      timer.unref();
      again = false;
    });
  }

  start();
  return {
    kick: () => {
      if (stopping.signal.aborted) return;
      if (current) again = true;
      else start();
    },
    stop: async () => {
      stopping.abort();
      if (timer) clearTimeout(timer);
      await current;
    },
  };
}
