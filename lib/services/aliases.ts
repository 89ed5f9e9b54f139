import { and, asc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Store } from "@/db/store";
import { type AliasInput, resolveCanonical } from "@/lib/contract/alias";
import { ServiceError } from "@/lib/contract/problem";
import { type Alias, type Aliases, type AliasKind, foldAlias } from "@/lib/domain/alias";

/** How old aliases may be where another process changed them, in milliseconds. */
export const ALIASES_MS = 2_000;

/** Own aliases, oldest first. @param removed also those no longer in force */
export async function listAliases(store: Store, removed = false): Promise<Alias[]> {
  const { alias } = store.t;
  return store.db
    .select()
    .from(alias)
    .where(removed ? undefined : isNull(alias.removedAt))
    .orderBy(asc(alias.createdAt), asc(alias.id));
}

async function readAliases(store: Store): Promise<Aliases> {
  const byKind: Partial<Record<AliasKind, Map<string, string>>> = {};
  for (const { kind, name, canonical } of await listAliases(store)) {
    byKind[kind] ??= new Map();
    byKind[kind].set(name, canonical);
  }
  return byKind;
}

const read = new WeakMap<Store, { at: number; aliases: Promise<Aliases> }>();

/** The aliases that runs are resolved with: at most `ALIASES_MS` old, and never older than a change by this process. */
export function aliasesInForce(store: Store): Promise<Aliases> {
  const known = read.get(store);
  const at = performance.now();
  if (known && at - known.at < ALIASES_MS) return known.aliases;
  const fresh = { at, aliases: readAliases(store) };
  read.set(store, fresh);
  // A failure is told to those who waited for it; the next one asks again.
  fresh.aliases.catch(() => read.get(store) === fresh && read.delete(store));
  return fresh.aliases;
}

/**
 * Puts an alias in force for runs that arrive from now on; one that the name had is removed. Throws `invalid-body` when
 * its canonical name resolves to nothing.
 * @param by name of the token
 */
export async function addAlias(store: Store, input: AliasInput, by: string, now: number): Promise<Alias> {
  const canonical = resolveCanonical(input.kind, input.canonical);
  if (typeof canonical !== "string") {
    throw new ServiceError("invalid-body", `${canonical.location}: ${canonical.message}`, [canonical]);
  }
  const { alias } = store.t;
  const row: Alias = {
    id: uuidv7(),
    kind: input.kind,
    name: foldAlias(input.name),
    canonical,
    note: input.note?.trim() || null,
    createdBy: by,
    createdAt: now,
    removedAt: null,
  };
  await store.atomically((tx) => [
    // Two writers of one name come one after the other, on Postgres too.
    ...store.sequenceLock(tx),
    tx
      .update(alias)
      .set({ removedAt: now })
      .where(and(eq(alias.kind, row.kind), eq(alias.name, row.name), isNull(alias.removedAt))),
    tx.insert(alias).values(row),
  ]);
  read.delete(store);
  return row;
}

/** Takes an alias out of force; null when there is none of this id that was in force. */
export async function removeAlias(store: Store, id: string, now: number): Promise<Alias | null> {
  const { alias } = store.t;
  const [removed] = await store.atomically((tx) => [
    tx
      .update(alias)
      .set({ removedAt: now })
      .where(and(eq(alias.id, id), isNull(alias.removedAt)))
      .returning(),
  ]);
  read.delete(store);
  return (removed as Alias[])[0] ?? null;
}
