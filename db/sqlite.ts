import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { groupCommit } from "@/db/group-commit";
import { sqliteKit } from "@/db/kit";
import { migrationsFolder } from "@/db/migrations-folder";
import { buildSchema, type Tables } from "@/db/schema";
import { demandRow, PreparedWork, type Statement, type Store } from "@/db/store";

type Row = Record<string, unknown>;
type RowInserter = (row: Row) => boolean;

/** A prepared `insert ... on conflict do nothing` for one table, taking rows as the schema types them. */
function rowInserter(client: Sqlite.Database, table: Tables[keyof Tables]): RowInserter {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const statement = client.prepare(
    `insert into "${getTableName(table)}" (${names}) values (${columns.map(() => "?").join(", ")}) on conflict do nothing`,
  );
  const fields = columns.map(([field]) => field);
  // Texts and numbers go to the driver as they are; asking the column each time would cost more than the insert.
  const mapped = columns.flatMap(([, column], index) =>
    column.dataType === "string" || column.dataType === "number" ? [] : [{ index, column }],
  );
  const values: unknown[] = new Array(fields.length);
  return (row) => {
    for (let i = 0; i < fields.length; i += 1) values[i] = row[fields[i] as string] ?? null;
    for (const { index, column } of mapped) {
      if (values[index] !== null) values[index] = column.mapToDriverValue(values[index]);
    }
    return statement.run(values).changes > 0;
  };
}

/** Runs one statement now. A drizzle builder is prepared and executed synchronously. */
function runNow(statement: Statement): unknown {
  if (statement instanceof PreparedWork) return statement.run();
  const builder = statement as unknown as { prepare: () => { execute: () => { sync: () => unknown } } };
  return builder.prepare().execute().sync();
}

function openFile(path: string): Sqlite.Database {
  const memory = path === ":memory:";
  try {
    if (!memory) mkdirSync(dirname(path), { recursive: true });
    return new Sqlite(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot open the database ${path}: ${reason}. Check that its folder exists and can be written.`);
  }
}

/**
 * Migrates, beside other processes that do the same. Drizzle reads what is to be done before it takes the lock: whoever
 * comes second fails on what is there already, and then finds nothing left to do. A migration that is wrong fails twice.
 */
function migrateOnce(db: BetterSQLite3Database): void {
  const config = { migrationsFolder: join(migrationsFolder(), "sqlite") };
  try {
    migrate(db, config);
  } catch {
    migrate(db, config);
  }
}

/** Opens a SQLite file (or `:memory:`) and migrates it. */
export async function openSqlite(path: string): Promise<Store> {
  const client = openFile(path);
  client.pragma("busy_timeout = 10000");
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("cache_size = -65536");
  const t = buildSchema(sqliteKit);
  const db = drizzle({ client });
  migrateOnce(db);

  const countUp = client.prepare("update sqlite_sequence set seq = seq + 1 where name = 'run'");
  // Before its first row a table has no sequence yet.
  const startAtOne = client.prepare("insert into sqlite_sequence (name, seq) values ('run', 1)");
  const begin = client.transaction((body: () => void) => body());
  const savepoint = client.transaction((body: () => unknown[]) => body());
  const commits = groupCommit((body) => begin.immediate(body), savepoint);
  const inserters = new Map<string, RowInserter>();
  const inserterOf = (name: keyof Tables): RowInserter => {
    const known = inserters.get(name);
    if (known) return known;
    const made = rowInserter(client, t[name]);
    inserters.set(name, made);
    return made;
  };

  return {
    dialect: "sqlite",
    db,
    t,
    atomically: (build) => commits.submit(() => build(db).map(runNow)),
    insertMissing: (_tx, table, key, rows) =>
      new PreparedWork(() => {
        const insert = inserterOf(table);
        const inserted = new Set<string>();
        for (const row of rows) if (insert(row)) inserted.add(String((row as Row)[key]));
        return inserted;
      }),
    mustReturn: (statement) => new PreparedWork(() => demandRow(runNow(statement))),
    sequenceLock: () => [],
    takeSequence: () => ({
      statements: [new PreparedWork(() => countUp.run().changes || startAtOne.run())],
      value: sql<number>`(select seq from sqlite_sequence where name = 'run')`,
    }),
    ping: async () => client.prepare("select 1").get() !== undefined,
    waiting: commits.waiting,
    close: async () => {
      commits.drain();
      client.close();
    },
  };
}
