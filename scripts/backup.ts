import { statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { copySqliteFile } from "@/db/copy-sqlite-file";
import { sqliteFile } from "@/scripts/data-folder.mjs";

const USAGE = `Write a verified copy of the database into a new file, while the server runs.

  npm run backup -- FILE`;

function stop(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function readFile(): string {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) return stop("Name one FILE.");
    // npm starts scripts in the project's folder; paths are meant from where the user stands.
    return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

const target = readFile();
try {
  const source = sqliteFile();
  if (!source)
    stop(`DATABASE_URL names no SQLite file. For Postgres use its own tool, which is online and consistent as well:

  pg_dump --format=custom --file=${JSON.stringify(target)} "$DATABASE_URL"`);
  const facts = copySqliteFile(source, target);
  const bytes = statSync(target).size;
  console.log(`${target}: ${facts.rows.run ?? 0} runs, ${bytes} bytes, read back and whole.`);
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
