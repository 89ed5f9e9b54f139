import { join } from "node:path";
import { getTableColumns, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import { pgKit } from "@/db/kit";
import { migrationsFolder } from "@/db/migrations-folder";
import { buildSchema, type Tables } from "@/db/schema";
import { type Database, demandRow, PreparedWork, type Statement, type Store, type Writer } from "@/db/store";

/** Key of the advisory lock that orders writers of the ingest sequence. Any constant; this is "drift" in ASCII. */
const SEQUENCE_LOCK = 0x6472696674;
/** Key of the advisory lock under which migrations run. */
const MIGRATION_LOCK = SEQUENCE_LOCK + 1;
/** Postgres takes 65,535 parameters a statement. */
const MAX_PARAMETERS = 65_535;

async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: join(migrationsFolder(), "postgres") });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

function statementResult(statement: Statement): unknown {
  return statement instanceof PreparedWork ? statement.run() : statement;
}

async function runInOrder(statements: Statement[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const statement of statements) results.push(await statementResult(statement));
  return results;
}

/** Opens a Postgres database and migrates it. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => console.warn(`postgres: an idle connection failed: ${error.message}`));
  try {
    await migrateOnce(pool);
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot open the Postgres database of DATABASE_URL: ${reason}`, { cause: error });
  }
  const t = buildSchema(pgKit);
  const client = drizzle({ client: pool });
  // Both dialects start and await statements alike; the builders' types differ only in names (see db/kit.ts).
  const db = client as unknown as Database;

  const insertMissing: Store["insertMissing"] = (tx, name, key, rows) =>
    new PreparedWork(async () => {
      // Every table has the shape that `name` says; the builder's type wants one of them.
      const table = t[name] as Tables["evaluation"];
      const columns = getTableColumns(table);
      const keyColumn = columns[key as keyof typeof columns];
      const size = Math.floor(MAX_PARAMETERS / Object.keys(columns).length);
      const inserted = new Set<string>();
      for (let start = 0; start < rows.length; start += size) {
        const chunk = rows.slice(start, start + size) as Tables["evaluation"]["$inferInsert"][];
        const keys = await tx.insert(table).values(chunk).onConflictDoNothing().returning({ key: keyColumn });
        for (const row of keys) inserted.add(String(row.key));
      }
      return inserted;
    });

  return {
    dialect: "postgres",
    db,
    t,
    atomically: (build) => client.transaction((tx) => runInOrder(build(tx as unknown as Writer))),
    insertMissing,
    mustReturn: (statement) => new PreparedWork(async () => demandRow(await statementResult(statement))),
    sequenceLock: (tx) => {
      const session = tx as unknown as typeof client;
      return [new PreparedWork(() => session.execute(sql`select pg_advisory_xact_lock(${SEQUENCE_LOCK})`))];
    },
    takeSequence: () => ({ statements: [], value: sql<number>`nextval(pg_get_serial_sequence('run', 'seq'))` }),
    ping: async () => (await pool.query("select 1")).rowCount === 1,
    waiting: () => pool.waitingCount,
    close: () => pool.end(),
  };
}
