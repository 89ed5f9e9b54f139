import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject, NEXT, ROOT, run, tail } from "./project.mjs";
import { say, step, Trouble } from "./say.mjs";

const STAMP = inProject(".next", "driftgrid-build");

/** What a build depends on. A name that is not there counts too: adding it later makes the build old. */
const SOURCES = [
  "app",
  "components",
  "config",
  "db",
  "i18n",
  "lib",
  "messages",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.js",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the app unless the last build was made from the same sources. */
export async function ensureBuilt() {
  const wanted = sourceHash();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  await step("Building the app (next build)", async () => {
    rmSync(STAMP, { force: true });
    const { code, output } = await run(process.execPath, [NEXT, "build"], {
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (code !== 0) {
      say(tail(output, 60));
      throw new Trouble(
        "the app does not build; the message is above.",
        "correct the source it names, then run the command again",
      );
    }
    writeFileSync(STAMP, wanted);
  });
}

/** SHA-256 over names and contents of all sources, independent of times and of the order on disk. */
export function sourceHash(root = ROOT, sources = SOURCES) {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const file of filesBelow(path.join(root, source))) {
      hash.update(`${path.relative(root, file)}\0`);
      hash.update(createHash("sha256").update(readFileSync(file)).digest());
    }
  return `${hash.digest("hex")}\n`;
}

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}
