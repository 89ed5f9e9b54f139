import { statSync } from "node:fs";
import { copySqliteFile } from "@/db/copy-sqlite-file";
import { fromUser, messageOf, readArguments, stop } from "@/scripts/command";
import { sqliteFile } from "@/scripts/data-folder.mjs";

const USAGE = `Write a verified copy of the database into a new file, while the server runs.

  npm run backup -- FILE`;

const { positionals } = readArguments(USAGE, { allowPositionals: true, options: {} });
const [file, ...rest] = positionals;
if (!file || rest.length > 0) stop(USAGE, "Name one FILE.");
const target = fromUser(file);
try {
  const source = sqliteFile();
  if (!source)
    stop(
      USAGE,
      `DATABASE_URL names no SQLite file. For Postgres use its own tool, which is online and consistent as well:

  pg_dump --format=custom --file=${JSON.stringify(target)} "$DATABASE_URL"`,
    );
  const facts = copySqliteFile(source, target);
  const bytes = statSync(target).size;
  console.log(`${target}: ${facts.rows.run ?? 0} runs, ${bytes} bytes, read back and whole.`);
} catch (error) {
  console.error(`No backup was made: ${messageOf(error)}`);
  process.exitCode = 1;
}
