import { openPostgres } from "@/db/postgres";
import { openSqlite } from "@/db/sqlite";
import type { Store } from "@/db/store";

export const DEFAULT_DATABASE_URL = "file:./data/driftgrid.db";

/**
 * Opens the store that a URL names and brings its schema up to date: `file:PATH` is SQLite, `postgres://` is Postgres.
 * Throws with the fix when the URL names neither.
 */
export async function openStore(url: string): Promise<Store> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  if (url.startsWith("file:")) return openSqlite(url.slice("file:".length));
  throw new Error(
    `DATABASE_URL ${JSON.stringify(url.replace(/\/\/.*@/, "//***@"))} is neither file:PATH nor postgres://...`,
  );
}
