import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrationsFolder } from "@/db/migrations-folder";
import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";

/** Brings the database up to date (opening it does) and says which schema version it has. */
const store = await openStore(process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL);
const versions = readMigrationFiles({ migrationsFolder: join(migrationsFolder(), store.dialect) });
await store.close();
console.log(`${store.dialect}, schema version ${versions.length}`);
