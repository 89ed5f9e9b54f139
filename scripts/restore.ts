import path from "node:path";
import { parseArgs } from "node:util";
import { restoreSqliteFile } from "@/db/restore-sqlite-file";
import { checkDataFolder, sqliteFile } from "@/scripts/data-folder.mjs";

const USAGE = `Put a backup in the database's place. Stop the server first.

  npm run restore -- FILE [--force]

  --force   also where the database holds runs or tokens; it is kept beside, never deleted`;

function stop(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function readOptions(): { file: string; force: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { help: { type: "boolean" }, force: { type: "boolean", default: false } },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) return stop("Name one FILE.");
    return { file: path.resolve(process.env.INIT_CWD ?? process.cwd(), file), force: values.force };
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

const { file, force } = readOptions();
try {
  const target = sqliteFile();
  if (!target)
    stop(`DATABASE_URL names no SQLite file. For Postgres use its own tool, into an empty database:

  pg_restore --exit-on-error --no-owner --dbname="$DATABASE_URL" ${JSON.stringify(file)}`);
  checkDataFolder(target);
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const { facts, kept } = restoreSqliteFile(file, target, { force, stamp });
  console.log(`${target}: ${facts.rows.run ?? 0} runs, read back and whole.`);
  if (kept) console.log(`The database that was there is now ${kept}`);
  console.log("npm start brings it up to date and serves it.");
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
