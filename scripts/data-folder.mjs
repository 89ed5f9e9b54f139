import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project.mjs";
import { Trouble } from "./say.mjs";

/** The file of an SQLite DATABASE_URL, or undefined for another kind of database. */
export function sqliteFile(url = process.env.DATABASE_URL || "file:./data/driftgrid.db") {
  if (/^postgres(ql)?:\/\//.test(url)) return undefined;
  if (!url.startsWith("file:"))
    throw new Trouble(
      "DATABASE_URL is neither file:PATH nor postgres://...",
      "set it to one of the two, or leave it out for file:./data/driftgrid.db",
    );
  const place = url.slice("file:".length).replace(/^\/\/(?=\/)/, "");
  return place === ":memory:" ? undefined : path.resolve(ROOT, place);
}

/** Makes the database's folder and finds out, by writing, whether it can be written. */
export function checkDataFolder(file = sqliteFile()) {
  if (!file) return;
  const folder = path.dirname(file);
  const probe = path.join(folder, `.driftgrid-write-test-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Trouble(
      `the data folder ${folder} cannot be written (${error.code}).`,
      "make it writable for the current user, or put the database elsewhere: DATABASE_URL=file:/path/to/driftgrid.db",
    );
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new Trouble(
      `DATABASE_URL names a folder: ${file}.`,
      "name a file in it, for instance file:./data/driftgrid.db",
    );
}

/** Step by step: Node's own recursive mkdir never returns where a parent refuses with ENOENT, as below /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}
