import { and, asc, desc, ne } from "drizzle-orm";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import type { OpenChanges } from "@/lib/domain/chip-view";
import { changeConditions, chosenOnes } from "@/lib/services/changes/change-conditions";
import { selectChanges, toChangeLine } from "@/lib/services/changes/change-lines";
import { countUpTo } from "@/lib/services/changes/read-changes";
import type { Mark } from "@/lib/services/marks";

/** Changes shown beside a chip or a model; the list of changes has all. */
const OPEN_SHOWN = 6;

/** Changes of a chip or a model that nobody has dealt with, as the list of changes shows them without a choice. */
export async function readOpenChanges(
  store: Store,
  mark: Mark,
  of: { chip: string } | { model: string },
): Promise<OpenChanges> {
  const { change } = store.t;
  const filter = parseChangesQuery(of);
  const where = and(changeConditions(store, filter, mark), chosenOnes(store, filter));
  // A moved reference is no news of a device.
  const worst = await selectChanges(store, and(where, ne(change.kind, "reference")))
    .orderBy(asc(change.severity), desc(change.at), asc(change.id))
    .limit(OPEN_SHOWN);
  const lines = worst.map(toChangeLine).filter((line) => line !== null);
  return { lines, all: await countUpTo(store, where) };
}
