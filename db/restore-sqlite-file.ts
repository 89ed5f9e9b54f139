import { existsSync, renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { checkSqliteFile, type FileFacts } from "@/db/check-sqlite-file";
import { copySqliteFile } from "@/db/copy-sqlite-file";

const COMPANIONS = ["-wal", "-shm"];
export type Restored = {
  facts: FileFacts;
  /** Where the old database lies now; null when there was none. */
  kept: string | null;
};

/**
 * Folds the write-ahead log into its file, which only the last connection can do: so this also finds out whether a
 * server is running.
 */
function takeAlone(path: string): void {
  const client = new Sqlite(path, { fileMustExist: true, timeout: 1_000 });
  try {
    client.pragma("journal_mode = delete");
  } catch (error) {
    const busy = error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
    if (busy) throw new Error(`${path} is in use; stop the server first.`);
    throw error;
  } finally {
    client.close();
  }
}

/** Nothing that somebody would miss: no tokens, and no runs but sample data. */
function isEmpty(path: string): boolean {
  const { rows } = checkSqliteFile(path);
  if ((rows.token ?? 0) > 0) return false;
  const client = new Sqlite(path, { readonly: true });
  try {
    return client.prepare("select 1 from run where origin <> 'sample' limit 1").get() === undefined;
  } finally {
    client.close();
  }
}

/** Moves the database that is there aside; says where it lies now. */
function putAside(target: string, force: boolean, stamp: string): string | null {
  if (!existsSync(target)) {
    for (const ending of COMPANIONS) rmSync(`${target}${ending}`, { force: true });
    return null;
  }
  const kept = `${target}.before-restore-${stamp}`;
  if (existsSync(kept)) throw new Error(`${kept} exists already.`);
  let readable = true;
  try {
    takeAlone(target);
    if (!force && !isEmpty(target))
      throw new Error(
        `${target} holds runs or tokens. With --force it is kept beside, and the backup takes its place.`,
      );
  } catch (error) {
    const damaged = error instanceof Sqlite.SqliteError && ["SQLITE_NOTADB", "SQLITE_CORRUPT"].includes(error.code);
    if (!damaged || !force) throw error;
    readable = false;
  }
  // A damaged database may still be rescued with its log; a whole one has none any more.
  for (const ending of COMPANIONS)
    if (existsSync(`${target}${ending}`)) {
      if (readable) rmSync(`${target}${ending}`);
      else renameSync(`${target}${ending}`, `${kept}${ending}`);
    }
  renameSync(target, kept);
  return kept;
}

/**
 * Puts a backup where the database is. The backup is checked first, a database that holds something is only replaced by
 * `force`, and never deleted: it is kept beside.
 * @param stamp tells kept databases apart; part of a file name
 */
export function restoreSqliteFile(
  backup: string,
  target: string,
  options: { force: boolean; stamp: string },
): Restored {
  if (resolve(backup) === resolve(target)) throw new Error(`${backup} is the database itself.`);
  checkSqliteFile(backup);
  const incoming = `${target}.incoming-${process.pid}`;
  try {
    const copied = copySqliteFile(backup, incoming);
    const kept = putAside(target, options.force, options.stamp);
    try {
      renameSync(incoming, target);
      const facts = checkSqliteFile(target);
      if (JSON.stringify(facts) !== JSON.stringify(copied)) throw new Error(`${target} differs from ${backup}.`);
      return { facts, kept };
    } catch (error) {
      if (kept) renameSync(kept, target);
      throw error;
    }
  } finally {
    rmSync(incoming, { force: true });
  }
}
