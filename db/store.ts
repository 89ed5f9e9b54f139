import type { SQL } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Tables } from "@/db/schema";

/** Starters of a statement that both engines have. Awaiting one runs it. */
export type Database = Pick<
  BetterSQLite3Database<Record<string, never>>,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "$count" | "with"
>;
export type Writer = Pick<Database, "insert" | "update" | "delete">;

/** A statement of a transaction: a drizzle builder, or work that a dialect prepared itself. */
export type Statement = PromiseLike<unknown> | PreparedWork;

/** Work on the open transaction, prepared by a dialect. Never given out to the rest of the code. */
export class PreparedWork {
  readonly run: () => unknown;
  constructor(run: () => unknown) {
    this.run = run;
  }
}

export type Store = {
  dialect: "sqlite" | "postgres";
  db: Database;
  t: Tables;
  /**
   * Runs statements in order in one transaction and resolves with their results after the commit.
   * A transaction is data: `build` makes statements and reads nothing. On SQLite concurrent calls share one commit.
   */
  atomically: (build: (tx: Writer) => Statement[]) => Promise<unknown[]>;
  /** Inserts rows whose key is not there yet; the result is the set of keys that were. Takes any number of rows. */
  insertMissing: <T extends keyof Tables>(
    tx: Writer,
    table: T,
    key: keyof Tables[T]["$inferInsert"] & string,
    rows: Tables[T]["$inferInsert"][],
  ) => Statement;
  /** A statement that must touch a row: the transaction fails with `LostRaceError` when it returns none. */
  mustReturn: (statement: Statement) => Statement;
  /** Statements that make writers of the ingest sequence commit in sequence order. */
  sequenceLock: (tx: Writer) => Statement[];
  /**
   * Takes a number of the ingest sequence for a row of another table than `run`; goes behind `sequenceLock`.
   * `value` stands for the number in the statement that follows.
   */
  takeSequence: (tx: Writer) => { statements: Statement[]; value: SQL<number> };
  /** True when the engine answers. */
  ping: () => Promise<boolean>;
  /** Writes waiting for a commit. */
  waiting: () => number;
  close: () => Promise<void>;
};

/** Another writer was there first; nothing of the transaction was kept. */
export class LostRaceError extends Error {
  constructor() {
    super("another writer was there first");
    this.name = "LostRaceError";
  }
}

/** Throws `LostRaceError` when a statement returned no row. */
export function demandRow(result: unknown): unknown {
  if (!Array.isArray(result) || result.length === 0) throw new LostRaceError();
  return result;
}
