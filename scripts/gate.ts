import { appendFileSync } from "node:fs";
import { ZodError } from "zod";
import { DEFAULT_DATABASE_URL } from "@/db/open-store";
import { explainIssues } from "@/lib/contract/explain-issues";
import { type GateSet, gateQuery, gateView, namesSet } from "@/lib/contract/gate";
import { groupParameters } from "@/lib/contract/query-parts";
import type { GateView } from "@/lib/domain/gate-view";
import { type GateOutcome, gateOutcome, gateSummary } from "@/lib/services/notify/gate-summary";
import { readGate } from "@/lib/services/notify/read-gate";
import { settleAll } from "@/lib/services/settle";
import { fromUser, messageOf, readArguments, stop } from "@/scripts/command";
import { openExisting } from "@/scripts/open-existing";

const USAGE = `Fail when a set of runs holds a regression that nobody accepted.

  npm run --silent gate -- [FILTER] [options]

  FILTER                a query as in GET /api/v1/gate: "model=mobilenet_v2&chip=SM8650"
  --campaign NAME       the runs of a campaign
  --request ID          the runs of one POST: the x-request-id of its answer
  --since TIME          runs received since a day or an instant
  --model M --chip C --scheme S --path P   each may be repeated
  --also watch          a result to watch stops it too
  --summary FILE        append the Markdown summary to a file (GITHUB_STEP_SUMMARY) as well
  --timeout SECONDS     how long to wait for settling; default 120
  --url URL             a server; default DRIFTGRID_URL, with the token DRIFTGRID_TOKEN (scope read)
  --database-url URL    a database instead; default, without a server, DATABASE_URL, else ${DEFAULT_DATABASE_URL}

Exits with 0 when it is clean, 1 with a regression, 2 when it cannot know: bad usage, no such runs, no answer, not settled.`;

const POLL_MS = 500;
const REQUEST_TIMEOUT_MS = 30_000;
const EXITS: Record<GateOutcome, number> = { clean: 0, regression: 1, pending: 2, empty: 2 };

function readOptions() {
  const many = { type: "string", multiple: true } as const;
  const one = { type: "string" } as const;
  return readArguments(USAGE, {
    allowPositionals: true,
    options: {
      ...{ campaign: one, request: one, since: one, model: many, chip: many, scheme: many, path: many },
      ...{ also: many, summary: one, timeout: { ...one, default: "120" }, url: one, "database-url": one },
    },
  });
}

type Options = ReturnType<typeof readOptions>;

function setOf({ values, positionals }: Options): GateSet {
  const [filter, ...rest] = positionals;
  if (rest.length > 0) stop(USAGE, `One filter, please; ${rest.join(" ")} is too much.`);
  const { campaign, request, since, model, chip, scheme, path: paths } = values;
  const given = Object.entries({ campaign, request, since, model, chip, scheme, path: paths });
  const named = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const query = { ...groupParameters(new URLSearchParams(filter)), ...named };
  const unknown = Object.keys(query).filter((key) => !(key in gateQuery.shape));
  if (unknown.length > 0) stop(USAGE, `Unknown in the filter: ${unknown.join(", ")}.`);
  try {
    const set = gateQuery.parse(query);
    if (namesSet(set)) return set;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const told = explainIssues(error, gateQuery).map(({ location, message }) => `${location}: ${message}`);
    stop(USAGE, told.join("\n"));
  }
  return stop(USAGE, "Say which runs: a filter, --campaign, --request or --since.");
}

function queryOf(set: GateSet): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(set)) {
    for (const one of [value ?? []].flat()) query.append(key, one);
  }
  return query.toString();
}

type Source = { read: () => Promise<GateView>; origin: string | null; close: () => Promise<void> };

function serverSource(url: string, set: GateSet): Source {
  if (!URL.canParse(url)) stop(USAGE, `${url} is not a URL.`);
  const origin = url.replace(/\/+$/, "");
  const token = process.env.DRIFTGRID_TOKEN;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const read = async () => {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(`${origin}/api/v1/gate?${queryOf(set)}`, { headers, signal });
    const text = await response.text();
    if (!response.ok) throw new Error(`${origin} answers ${response.status}: ${text.slice(0, 300)}`);
    return gateView.parse(JSON.parse(text));
  };
  return { read, origin, close: async () => undefined };
}

async function databaseSource(url: string | undefined, set: GateSet): Promise<Source> {
  const store = await openExisting(url);
  const settle = { holder: `gate ${process.pid}`, clock: Date.now };
  const read = async () => {
    // Without a server nobody else does it; with one, whoever holds the lease.
    await settleAll(store, settle);
    return readGate(store, set);
  };
  return { read, origin: process.env.PUBLIC_URL?.replace(/\/+$/, "") ?? null, close: store.close };
}

async function readSettled({ read }: Source, timeoutMs: number): Promise<GateView> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const view = await read();
    if (view.pending === 0 || performance.now() + POLL_MS > deadline) return view;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function main(options: Options): Promise<number> {
  const { values } = options;
  const timeout = Number(values.timeout);
  if (!(timeout >= 0)) stop(USAGE, `--timeout ${values.timeout} is not a number of seconds.`);
  const unknown = (values.also ?? []).filter((word) => word !== "watch");
  if (unknown.length > 0) stop(USAGE, `--also ${unknown.join(", ")} is not known; known: watch.`);
  const alsoWatch = values.also !== undefined;
  const set = setOf(options);
  const { "database-url": database, url = database === undefined ? process.env.DRIFTGRID_URL : undefined } = values;
  const source = url === undefined || url === "" ? await databaseSource(database, set) : serverSource(url, set);
  try {
    const view = await readSettled(source, timeout * 1_000);
    const outcome = gateOutcome(view, alsoWatch);
    const summary = gateSummary(view, outcome, alsoWatch, source.origin);
    process.stdout.write(summary);
    if (values.summary) appendFileSync(fromUser(values.summary), summary);
    return EXITS[outcome];
  } finally {
    await source.close();
  }
}

try {
  process.exitCode = await main(readOptions());
} catch (error) {
  console.error(`Not known: ${messageOf(error)}`);
  process.exitCode = 2;
}
