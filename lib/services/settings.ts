import { and, eq, like } from "drizzle-orm";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import { atNextSequence } from "@/lib/services/at-next-sequence";
import { standsAt } from "@/lib/services/stands-at";

export type StoredSetting = { value: unknown; who: string; at: number };

function inForce(store: Store, asOf: number | null) {
  const { setting } = store.t;
  return asOf === null ? eq(setting.toSeq, OPEN) : standsAt(setting, asOf);
}

/** A setting as it is, or as it was at a sequence; null where the default is in force. The reader checks its shape. */
export async function readSetting(store: Store, key: string, asOf: number | null): Promise<StoredSetting | null> {
  const { setting } = store.t;
  const [row] = await store.db
    .select({ value: setting.value, who: setting.who, at: setting.at })
    .from(setting)
    .where(and(eq(setting.key, key), inForce(store, asOf)));
  return row && row.value !== null ? row : null;
}

/** Every setting whose key begins so, as they are, or as they were at a sequence. @param prefix without `%` and `_` */
export async function readSettings(
  store: Store,
  prefix: string,
  asOf: number | null,
): Promise<(StoredSetting & { key: string })[]> {
  const { setting } = store.t;
  const rows = await store.db
    .select({ key: setting.key, value: setting.value, who: setting.who, at: setting.at })
    .from(setting)
    .where(and(like(setting.key, `${prefix}%`), inForce(store, asOf)));
  return rows.filter(({ value }) => value !== null);
}

/** Puts a setting in force from now on; null brings the default back. @param who name of the token */
export async function writeSetting(store: Store, key: string, value: unknown, who: string, now: number): Promise<void> {
  const { setting } = store.t;
  await atNextSequence(store, (tx, seq) => [
    // Ended first: on Postgres each use of the sequence is a number of its own, and no mark stands between the two.
    tx
      .update(setting)
      .set({ toSeq: seq })
      .where(and(eq(setting.key, key), eq(setting.toSeq, OPEN))),
    tx.insert(setting).values({ key, fromSeq: seq, toSeq: OPEN, value, who, at: now }),
  ]);
}
