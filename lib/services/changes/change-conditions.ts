import { and, eq, gte, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Store } from "@/db/store";
import type { ChangesFilter } from "@/lib/domain/change-view";
import { CHIPS } from "@/lib/domain/chips";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import { barred } from "@/lib/services/changes/change-rows";
import { inChunks } from "@/lib/services/in-chunks";
import type { Mark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** Rows that lists show, in the words of the index on them. */
const isListed = sql`listed`;

const literally = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

function holds(column: SQLiteColumn, text: string): SQL {
  return sql`lower(${column}) like ${`%${literally(text.toLowerCase())}%`} escape '\\'`;
}

function oneOf(column: SQLiteColumn, values: string[], standsForNull: string): SQL | undefined {
  if (values.length === 0) return undefined;
  const plain = inArray(column, values);
  return values.includes(standsForNull) ? or(plain, isNull(column)) : plain;
}

/** What a chip filter asks for; targets without a chip go by their kind. */
function ofChips(store: Store, chips: string[]): SQL | undefined {
  if (chips.length === 0) return undefined;
  const { change } = store.t;
  const kinds = TARGET_KINDS.filter((kind) => chips.includes(kind));
  return or(inArray(change.chip, chips), kinds.length > 0 ? inArray(change.targetKind, kinds) : undefined);
}

/** Every word must stand somewhere; a chip is also found by what people call it. */
function searched(store: Store, search: string | null): SQL | undefined {
  const { change } = store.t;
  const words = (search ?? "").split(/\s+/).filter((word) => word !== "");
  return and(
    ...words.map((word) => {
      const named = CHIPS.filter(({ name }) => name.toLowerCase().includes(word.toLowerCase())).map(({ soc }) => soc);
      return or(
        ...[change.model, change.chip, change.scheme, change.path].map((column) => holds(column, word)),
        ...[...inChunks(named, 500)].map((socs) => inArray(change.chip, socs)),
      );
    }),
  );
}

const moved = (store: Store, word: string) => sql`${store.t.change.moved} like ${`%|${barred(word)}|%`}`;

/** What a filter asks of a change at a mark, but for its verdict and state. */
export function changeConditions(store: Store, filter: ChangesFilter, mark: Mark): SQL | undefined {
  const { change } = store.t;
  return and(
    isListed,
    standsAt(change, mark.seq),
    filter.models.length > 0 ? inArray(change.model, filter.models) : undefined,
    ofChips(store, filter.chips),
    filter.schemes.length > 0 ? inArray(change.scheme, filter.schemes) : undefined,
    oneOf(change.path, filter.paths, "unknown"),
    filter.kinds.length > 0 ? inArray(change.kind, filter.kinds) : undefined,
    filter.axes.length > 0 ? or(...filter.axes.map((axis) => moved(store, axis))) : undefined,
    filter.version === null ? undefined : moved(store, filter.version),
    filter.assignee === null ? undefined : eq(change.assignee, filter.assignee),
    filter.since === null ? undefined : gte(change.at, filter.since),
    filter.cell === null ? undefined : eq(change.cellKey, filter.cell),
    filter.group === null ? undefined : eq(change.groupKey, filter.group),
    searched(store, filter.search),
  );
}

/** The verdicts and states that a filter asks for. */
export function chosenOnes(store: Store, { verdicts, states }: ChangesFilter): SQL | undefined {
  const { change } = store.t;
  return and(inArray(change.verdict, verdicts), inArray(change.state, states));
}
