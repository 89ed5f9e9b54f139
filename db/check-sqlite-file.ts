import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { migrationsFolder } from "@/db/migrations-folder";

export type FileFacts = {
  /** Rows of each table, in the order of their names. */
  rows: Record<string, number>;
  /** Highest ingest sequence ever given; 0 before the first run. */
  sequence: number;
  /** Migrations applied. */
  version: number;
};

/** What is wrong with a file, in a sentence that names it. */
export class BadFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BadFileError";
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function tableNames(client: Sqlite.Database): string[] {
  const rows = client
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .all() as { name: string }[];
  return rows.map((row) => row.name);
}

/** Counts of an open database, all from one snapshot. */
export function readFacts(client: Sqlite.Database): FileFacts {
  const count = (table: string) =>
    (client.prepare(`select count(*) as n from "${table.replaceAll('"', '""')}"`).get() as { n: number }).n;
  return client.transaction(() => {
    const names = tableNames(client);
    const rows = Object.fromEntries(names.map((name) => [name, count(name)]));
    const last = names.includes("run")
      ? (client.prepare("select seq from sqlite_sequence where name = 'run'").get() as { seq: number } | undefined)
      : undefined;
    return { rows, sequence: last?.seq ?? 0, version: rows.__drizzle_migrations ?? 0 };
  })();
}

/** Migrations that this version of Driftgrid knows. */
export function knownVersion(): number {
  const journal = JSON.parse(readFileSync(join(migrationsFolder(), "sqlite", "meta", "_journal.json"), "utf8"));
  return journal.entries.length;
}

/**
 * Opens a file without changing it, reads all of it, and says what is in it. Throws `BadFileError` when it is missing,
 * is no SQLite database, is damaged, is no database of Driftgrid, or comes from a newer version.
 */
export function checkSqliteFile(path: string): FileFacts {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new BadFileError(`${path} is not a file.`);
  let client: Sqlite.Database | null = null;
  try {
    client = new Sqlite(path, { readonly: true, fileMustExist: true });
    const problems = client.pragma("integrity_check(5)", { simple: false }) as { integrity_check: string }[];
    if (problems.length !== 1 || problems[0]?.integrity_check !== "ok")
      throw new BadFileError(`${path} is damaged: ${problems.map((row) => row.integrity_check).join("; ")}.`);
    const facts = readFacts(client);
    if (!("run" in facts.rows && "mark" in facts.rows && facts.version > 0))
      throw new BadFileError(`${path} is a database, but not one of Driftgrid.`);
    if (facts.version > knownVersion())
      throw new BadFileError(
        `${path} has schema version ${facts.version}; this Driftgrid knows ${knownVersion()}. Update Driftgrid first.`,
      );
    return facts;
  } catch (error) {
    if (error instanceof BadFileError) throw error;
    throw new BadFileError(`${path} cannot be read as a database: ${reasonOf(error)}.`);
  } finally {
    client?.close();
  }
}
