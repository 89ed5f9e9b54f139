import { notifierOptions } from "@/app/_server/notifier-options";
import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { startNotifier } from "@/lib/services/notify/notifier";
import { type Settler, startSettler } from "@/lib/services/settler";
import { sweep } from "@/lib/services/sweep";

export type Server = { store: Store; settler: Settler };

const SWEEP_MS = 60 * 60 * 1000;

// Next may load a module more than once; the store, its queue and the settler exist once a process.
const holder = globalThis as typeof globalThis & { driftgrid?: Promise<Server> };

async function open(): Promise<Server> {
  const store = await openStore(process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL);
  const clean = () =>
    sweep(store, Date.now()).catch((error) => console.error(`sweeping failed and will be tried again: ${error}`));
  clean();
  setInterval(clean, SWEEP_MS).unref();
  const notifier = startNotifier(store, notifierOptions());
  const settler = startSettler(store, Date.now, notifier.kick);
  const stop = async () => {
    await settler.stop();
    await notifier.stop();
  };
  return { store, settler: { ...settler, stop } };
}

/** The one open store of this process, with its settler. A failure to open is tried again on the next call. */
export function getServer(): Promise<Server> {
  holder.driftgrid ??= open().catch((error) => {
    holder.driftgrid = undefined;
    throw error;
  });
  return holder.driftgrid;
}

/** The one open store of this process. */
export async function getStore(): Promise<Store> {
  return (await getServer()).store;
}
