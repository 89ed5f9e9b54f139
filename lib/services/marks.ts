import { desc, lte } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { Moment } from "@/lib/domain/moment";
import { until } from "@/lib/services/until";

export type Mark = Tables["mark"]["$inferSelect"];

/** Before anything is settled. */
export const NO_MARK: Mark = { seq: 0, at: 0, runs: 0, newest: 0, rules: null };

/** The moment that a view of a mark shows: its sequence and its time, null while nothing is settled. */
export const momentOf = ({ seq, at }: Mark): Moment => ({ asOf: seq, asOfTime: seq === 0 ? null : at });

/** The newest mark at or before a sequence; without one, the newest of all. */
export async function findMark(store: Store, asOf: number | null): Promise<Mark> {
  const { mark } = store.t;
  const rows = await store.db.select().from(mark).where(until(mark.seq, asOf)).orderBy(desc(mark.seq)).limit(1);
  return rows[0] ?? NO_MARK;
}

const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/** Epoch milliseconds; UTC unless a zone is stated, so that a link means the same on every machine. NaN if it is no time. */
function instantOf(text: string): number {
  // An unescaped `+` of a URL arrives as a space.
  const match = TIME.exec(text.replace(/ (?=\d\d:\d\d$)/, "+"));
  if (!match) return Number.NaN;
  return Date.parse(match[1] && !match[4] ? `${match[0]}Z` : match[0]);
}

/** The sequence that a sequence number or an ISO 8601 time means; throws `invalid-query` for anything else. */
export async function resolveAsOf(
  store: Store,
  parameter: string | string[] | null | undefined,
): Promise<number | null> {
  const text = Array.isArray(parameter) ? parameter[0] : parameter;
  if (!text) return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const time = instantOf(text);
  if (Number.isNaN(time)) {
    throw new ServiceError("invalid-query", `asOf ${JSON.stringify(text.slice(0, 60))} is not a sequence or a time.`, [
      { location: "asOf", message: "is neither a sequence nor a time", fix: "send a number, or 2026-01-31T00:00:00Z" },
    ]);
  }
  const { mark } = store.t;
  const rows = await store.db
    .select({ seq: mark.seq })
    .from(mark)
    .where(lte(mark.at, time))
    .orderBy(desc(mark.seq))
    .limit(1);
  return rows[0]?.seq ?? 0;
}
