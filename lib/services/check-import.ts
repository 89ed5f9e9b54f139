import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { BodyItem } from "@/lib/contract/parse-body";
import { NO_ALIASES } from "@/lib/domain/alias";
import { aliasesInForce } from "@/lib/services/aliases";
import { inChunks } from "@/lib/services/in-chunks";
import { acceptRun, idConflict, type RunAnswer, storedContents } from "@/lib/services/record-runs";
import { acceptSupplement, missingRun, type SupplementAnswer } from "@/lib/services/record-supplements";

/** Ids that a check remembers, to know what its own files hold twice; about 50 MB when it is full. */
const REMEMBERED = 1_000_000;

/** The last 52 bits of a UUID: random in version 7, a hash's in our own. */
const shortId = (id: string) => Number.parseInt(id.slice(-14).replace("-", ""), 16);

async function storedSupplements(store: Store, ids: readonly string[]): Promise<Set<string>> {
  const { supplement } = store.t;
  const found = new Set<string>();
  for (const chunk of inChunks([...ids], 1_000)) {
    const rows = await store.db.select({ id: supplement.id }).from(supplement).where(inArray(supplement.id, chunk));
    for (const { id } of rows) found.add(id);
  }
  return found;
}

export type ImportCheck = {
  runs: (items: BodyItem[], now: number) => Promise<RunAnswer[]>;
  supplements: (items: readonly { place: string; value: unknown }[]) => Promise<SupplementAnswer[]>;
};

/**
 * Answers what storing would answer, and stores nothing. It remembers what it has seen, so that a run twice in the same
 * files is told as a duplicate.
 * @param store null when there is none to ask: nothing is then known to be there
 */
export function checkImport(store: Store | null): ImportCheck {
  const seen = new Set<number>();
  const isNew = (id: string) => {
    const short = shortId(id);
    if (seen.has(short)) return false;
    if (seen.size < REMEMBERED) seen.add(short);
    return true;
  };
  return {
    async runs(items, now) {
      const aliases = store ? await aliasesInForce(store) : NO_ALIASES;
      const accepted = items.map((item) => acceptRun(item, now, aliases));
      const ids = accepted.flatMap((one) => ("run" in one ? [one.run.id] : []));
      const contents = store ? await storedContents(store, [...new Set(ids)]) : new Map<string, string>();
      return accepted.map((one, index): RunAnswer => {
        if ("problem" in one) return one;
        const { id, contentSha256 } = one.run;
        const content = contents.get(id);
        if (content !== undefined && content !== contentSha256) return idConflict(id, items[index]?.place ?? "");
        // In this order: what is stored is remembered too, for the supplements that belong to it.
        const duplicate = !isNew(id) || content !== undefined;
        return { id, duplicate, verdict: "pending" };
      });
    },
    async supplements(items) {
      const accepted = items.map(({ place, value }) => acceptSupplement(value, place));
      const good = accepted.flatMap((one) => ("supplement" in one ? [one] : []));
      const runIds = [...new Set(good.map(({ supplement }) => supplement.runId))];
      const runs = store ? await storedContents(store, runIds) : null;
      const stored = store
        ? await storedSupplements(
            store,
            good.map(({ id }) => id),
          )
        : new Set<string>();
      return accepted.map((one, index): SupplementAnswer => {
        if ("problem" in one) return one;
        const { runId } = one.supplement;
        if (runs && !runs.has(runId) && !seen.has(shortId(runId))) return missingRun(items[index]?.place ?? "", runId);
        return { id: one.id, runId, duplicate: stored.has(one.id) || !isNew(one.id) };
      });
    },
  };
}
