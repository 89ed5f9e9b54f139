import { join } from "node:path";

/** Where the migrations are: beside the code, whatever the bundler did with this module. */
export function migrationsFolder(): string {
  return join(process.cwd(), "db", "migrations");
}
