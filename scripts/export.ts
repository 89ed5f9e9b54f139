import { createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { ZodError } from "zod";
import { DEFAULT_DATABASE_URL } from "@/db/open-store";
import { explainIssues } from "@/lib/contract/explain-issues";
import { parseRunsQuery, runsQuery } from "@/lib/contract/runs-filter";
import type { RunsFilter } from "@/lib/domain/run-view";
import { exportRuns } from "@/lib/services/export-runs";
import { resolveAsOf } from "@/lib/services/marks";
import { fromUser, messageOf, readArguments, stop } from "@/scripts/command";
import { openExisting } from "@/scripts/open-existing";

const USAGE = `Write runs as NDJSON, one document a line, oldest first.

  npm run --silent export -- [options]

Every run that the options name, with what other files said of it (placement, latency);
importing gives the same ids. Without options, all. Sample data is left out.

  --model M --chip C --scheme S --path P --target T --status S   each may be repeated
  --runner R --campaign C --qairt V --onnxruntime V              each may be repeated
  --from DAY --to DAY --search TEXT --cell KEY --before SEQUENCE as in GET /api/v1/runs
  --as-of SEQUENCE|TIME   what was stored and settled then
  --out FILE              into a file, put in place when it is whole; gzip when it ends in .gz
  --database-url URL      file:PATH or postgres://...; default DATABASE_URL, else ${DEFAULT_DATABASE_URL}`;

function readOptions() {
  const many = { type: "string", multiple: true } as const;
  const one = { type: "string" } as const;
  return readArguments(USAGE, {
    options: {
      ...{ model: many, chip: many, scheme: many, path: many, target: many, status: many },
      ...{ runner: many, campaign: many, qairt: many, onnxruntime: many },
      ...{ from: one, to: one, search: one, cell: one, before: one, "as-of": one },
      ...{ out: one, "database-url": one },
    },
  }).values;
}

type Options = ReturnType<typeof readOptions>;

function filterOf(options: Options): RunsFilter {
  const { "as-of": _, out: __, "database-url": ___, search, ...named } = options;
  try {
    return parseRunsQuery({ ...named, q: search }).filter;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return stop(
      USAGE,
      explainIssues(error, runsQuery)
        .map(({ location, message }) => `--${location === "q" ? "search" : location}: ${message}`)
        .join("\n"),
    );
  }
}

async function write(chunks: AsyncIterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined) return pipeline(Readable.from(chunks), process.stdout as Writable, { end: false });
  const part = `${file}.part`;
  try {
    const steps = file.endsWith(".gz") ? [createGzip()] : [];
    await pipeline([Readable.from(chunks), ...steps, createWriteStream(part)]);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

async function main(options: Options): Promise<void> {
  const filter = filterOf(options);
  const store = await openExisting(options["database-url"]);
  let runs = 0;
  async function* texts() {
    for await (const chunk of exportRuns(store, filter)) {
      runs += chunk.runs;
      yield chunk.text;
    }
  }
  try {
    filter.asOf = await resolveAsOf(store, options["as-of"]);
    await write(texts(), options.out === undefined ? undefined : fromUser(options.out));
  } finally {
    await store.close();
  }
  console.error(`Exported ${runs} runs${options.out === undefined ? "" : ` to ${options.out}`}.`);
}

// A reader that has enough, such as head, closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

try {
  await main(readOptions());
} catch (error) {
  console.error(`The export stopped: ${messageOf(error)}`);
  process.exitCode = 1;
}
