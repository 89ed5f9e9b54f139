import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { checkSqliteFile, type FileFacts, readFacts } from "@/db/check-sqlite-file";

function syncToDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Tables that only grow: a copy has at least what was there before it and at most what was there after. */
const GROWING = ["run", "supplement", "sample_switch", "mark", "graph", "evaluation"];

function checkCounts(before: FileFacts, copy: FileFacts, after: FileFacts): void {
  const wrong = GROWING.filter((table) => {
    const count = copy.rows[table] ?? 0;
    return count < (before.rows[table] ?? 0) || count > (after.rows[table] ?? 0);
  });
  if (wrong.length > 0)
    throw new Error(`the copy has other counts than the database: ${wrong.join(", ")}; it was thrown away`);
}

/**
 * Copies a database into a new file while others write to it. The copy is one moment of the source, is whole without
 * companion files, was read back and counted, and is on disk when this returns. Whatever goes wrong leaves no file.
 * @param target must not exist
 */
export function copySqliteFile(source: string, target: string): FileFacts {
  if (existsSync(target)) throw new Error(`${target} exists already`);
  const partial = `${target}.partial-${process.pid}`;
  const client = new Sqlite(source, { fileMustExist: true });
  try {
    client.pragma("busy_timeout = 10000");
    const before = readFacts(client);
    client.prepare("vacuum into ?").run(partial);
    const after = readFacts(client);
    const copy = checkSqliteFile(partial);
    checkCounts(before, copy, after);
    syncToDisk(partial);
    renameSync(partial, target);
    syncToDisk(dirname(target));
    return copy;
  } finally {
    client.close();
    for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(`${partial}${ending}`, { force: true });
  }
}
