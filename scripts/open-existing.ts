import { existsSync } from "node:fs";
import path from "node:path";
import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import type { Store } from "@/db/store";

/**
 * Opens the database of an option, else of DATABASE_URL. Opening a SQLite file that is not there makes it, and what is
 * read of a mistyped name would be empty and look whole: that is an error here.
 */
export function openExisting(named: string | undefined): Promise<Store> {
  const url = named ?? process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL;
  const file = url.startsWith("file:") ? url.slice("file:".length) : null;
  if (file !== null && !existsSync(file)) throw new Error(`there is no database ${path.resolve(file)}`);
  return openStore(url);
}
