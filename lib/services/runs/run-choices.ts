import { and, desc, gt, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { findChip } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import type { RunChoice, RunChoices } from "@/lib/domain/run-view";
import { compareVersions } from "@/lib/domain/version";
import { findMark } from "@/lib/services/marks";

/** Names of one kind that a search looks through, and a menu offers; the rest can be filtered by in the URL. */
export const MAX_NAMES = 1_000;
/** Newest runs whose campaigns are offered. */
export const RECENT_RUNS = 2_000;
/** Runs of one status that are counted; more show no number. */
const MAX_COUNTED = 10_000;

/** Names that occur, for filters and searches; as of the newest mark. */
export type RunNames = {
  choices: RunChoices;
  /** All runners, campaigns and versions up to MAX_NAMES, more than a menu may offer. */
  campaigns: string[];
  datasets: { name: string; evaluations: string[] }[];
};

const current = sql`to_seq = 9007199254740991`;

type Indexed = "runner" | "campaign" | "qairt" | "onnxruntime";

/** Distinct values of an indexed column: one step down the index each, however many runs have it. */
async function distinctValues(store: Store, column: Indexed): Promise<string[]> {
  const name = sql.identifier(column);
  const next = (after: SQL) => sql`(select min(${name}) from run where ${name} is not null${after})`;
  const found = sql`(with recursive found(value) as (
    select ${next(sql``)}
    union all select ${next(sql` and ${name} > found.value`)} from found where found.value is not null
  ) select value from found where value is not null limit ${MAX_NAMES}) as names`;
  const rows = await store.db.select({ value: sql`value`.mapWith(String) }).from(found);
  return rows.map(({ value }) => value);
}

/** Runs behind current cells by one of their columns, those with most first. */
async function countCells(store: Store, column: "model" | "chip" | "scheme" | "path" | "targetKind") {
  const { cell } = store.t;
  const runs = sql`sum(${cell.runs})`.mapWith(Number);
  return store.db
    .select({ id: cell[column], runs })
    .from(cell)
    .where(current)
    .groupBy(cell[column])
    .orderBy(desc(runs))
    .limit(MAX_NAMES);
}

async function countStatus(store: Store, status: string): Promise<number> {
  const counted = sql`(select 1 as one from run where status <> 'ok' and status = ${status} limit ${MAX_COUNTED + 1}) as counted`;
  const [row] = await store.db.select({ runs: sql`count(*)`.mapWith(Number) }).from(counted);
  return row?.runs ?? 0;
}

async function statusChoices(store: Store): Promise<RunChoice[]> {
  const choices: RunChoice[] = [];
  for (const id of RUN_STATUSES) {
    const runs = id === "ok" ? Number.POSITIVE_INFINITY : await countStatus(store, id);
    choices.push({ id, label: id, count: runs > MAX_COUNTED ? null : runs });
  }
  return choices;
}

async function recentCampaigns(store: Store): Promise<string[]> {
  const { run } = store.t;
  const [last] = await store.db.select({ seq: run.seq }).from(run).orderBy(desc(run.seq)).limit(1);
  const rows = await store.db
    .select({ campaign: run.campaign, seq: sql`max(${run.seq})`.mapWith(Number) })
    .from(run)
    .where(and(gt(run.seq, (last?.seq ?? 0) - RECENT_RUNS), isNotNull(run.campaign)))
    .groupBy(run.campaign)
    .orderBy(desc(sql`max(${run.seq})`));
  return rows.flatMap(({ campaign }) => campaign ?? []);
}

async function readDatasets(store: Store): Promise<RunNames["datasets"]> {
  const { evaluation } = store.t;
  const rows = await store.db
    .select({ key: evaluation.key, dataset: evaluation.dataset })
    .from(evaluation)
    .where(gt(evaluation.cells, 0));
  const byName = groupBy(rows, ({ dataset }) => dataset);
  return [...byName].map(([name, own]) => ({ name, evaluations: own.map(({ key }) => key) }));
}

const plain = (id: string): RunChoice => ({ id, label: id, count: null });
const newestVersionFirst = (a: string, b: string) => compareVersions(b, a) || (a < b ? -1 : 1);

function chipChoice(id: string, runs: number): RunChoice {
  const name = findChip(id)?.name;
  return { id, label: name ? `${name} · ${id}` : id, count: runs };
}

async function make(store: Store): Promise<RunNames> {
  const counted = async (column: Parameters<typeof countCells>[1]) =>
    (await countCells(store, column)).map(({ id, runs }) => ({ id, label: id ?? "", count: runs }));
  const named = (rows: Awaited<ReturnType<typeof counted>>) =>
    rows.flatMap(({ id, ...row }) => (id === null ? [] : { ...row, id }));
  const kinds = named(await counted("targetKind"));
  const campaigns = await distinctValues(store, "campaign");
  const choices: RunChoices = {
    models: named(await counted("model")),
    chips: named(await counted("chip")).map(({ id, count }) => chipChoice(id, count)),
    schemes: named(await counted("scheme")),
    paths: (await counted("path")).map(({ id, count }) => ({ id: id ?? "unknown", label: id ?? "unknown", count })),
    targets: TARGET_KINDS.flatMap((kind) => kinds.filter(({ id }) => id === kind)),
    statuses: await statusChoices(store),
    runners: (await distinctValues(store, "runner")).map(plain),
    campaigns: (await recentCampaigns(store)).map(plain),
    qairts: (await distinctValues(store, "qairt")).sort(newestVersionFirst).map(plain),
    onnxruntimes: (await distinctValues(store, "onnxruntime")).sort(newestVersionFirst).map(plain),
  };
  return { choices, campaigns, datasets: await readDatasets(store) };
}

const kept = new WeakMap<Store, { mark: number; names: Promise<RunNames> }>();

/** Names that occur at the newest mark; kept until the next one. Costs what there are names and cells, not runs. */
export async function readRunNames(store: Store): Promise<RunNames> {
  const mark = await findMark(store, null);
  const known = kept.get(store);
  if (known?.mark === mark.seq) return known.names;
  const fresh = { mark: mark.seq, names: make(store) };
  kept.set(store, fresh);
  // A failure is told to those who waited for it; the next one asks again.
  fresh.names.catch(() => kept.get(store) === fresh && kept.delete(store));
  return fresh.names;
}
