import { restoreSqliteFile } from "@/db/restore-sqlite-file";
import { fromUser, messageOf, readArguments, stop } from "@/scripts/command";
import { checkDataFolder, sqliteFile } from "@/scripts/data-folder.mjs";

const USAGE = `Put a backup in the database's place. Stop the server first.

  npm run restore -- FILE [--force]

  --force   also where the database holds runs or tokens; it is kept beside, never deleted`;

const { positionals, values } = readArguments(USAGE, {
  allowPositionals: true,
  options: { force: { type: "boolean", default: false } },
});
const [named, ...rest] = positionals;
if (!named || rest.length > 0) stop(USAGE, "Name one FILE.");
const file = fromUser(named);
try {
  const target = sqliteFile();
  if (!target)
    stop(
      USAGE,
      `DATABASE_URL names no SQLite file. For Postgres use its own tool, into an empty database:

  pg_restore --exit-on-error --no-owner --dbname="$DATABASE_URL" ${JSON.stringify(file)}`,
    );
  checkDataFolder(target);
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const { facts, kept } = restoreSqliteFile(file, target, { force: values.force, stamp });
  console.log(`${target}: ${facts.rows.run ?? 0} runs, read back and whole.`);
  if (kept) console.log(`The database that was there is now ${kept}`);
  console.log("npm start brings it up to date and serves it.");
} catch (error) {
  console.error(`Nothing was restored: ${messageOf(error)}`);
  process.exitCode = 1;
}
