import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { perSecond, type Row } from "@/tests/bench/report";

const BATCH = 1_000;

export type Ingest = { runs: number; storing: number; settling: number };

/** Stores runs in batches as a request would bring them, from JSON text; seconds of storing and of settling. */
export async function ingest(
  store: Store,
  runs: Iterable<RunInput>,
  progress: (runs: number) => void,
): Promise<Ingest> {
  const result: Ingest = { runs: 0, storing: 0, settling: 0 };
  let batch: string[] = [];
  const flush = async () => {
    const started = performance.now();
    const items = (JSON.parse(`[${batch.join(",")}]`) as unknown[]).map((value, i) => ({ place: `runs[${i}]`, value }));
    const answers = await recordRuns(store, items, { origin: "api", now: Date.now() });
    result.storing += (performance.now() - started) / 1000;
    if (answers.some((answer) => "problem" in answer)) throw new Error(JSON.stringify(answers[0]));
    result.runs += batch.length;
    batch = [];
    if (result.runs % 50_000 === 0) progress(result.runs);
  };
  for (const run of runs) {
    batch.push(JSON.stringify(run));
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  const started = performance.now();
  await settleAll(store, { holder: "bench", clock: Date.now });
  result.settling = (performance.now() - started) / 1000;
  return result;
}

/** Copies the rows that ingest made into an empty table with the same columns and indexes, as raw as it gets. */
export function rawInsert(source: string, folder: string, rows: number): number {
  const client = new Sqlite(join(folder, "raw.db"));
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("cache_size = -65536");
  const from = new Sqlite(source, { readonly: true });
  const ddl = from.prepare("select sql from sqlite_master where tbl_name = 'run' and sql is not null").pluck();
  for (const statement of ddl.all() as string[]) client.exec(statement);
  const columns = (from.pragma("table_info(run)") as { name: string }[]).map((column) => column.name);
  const data = from.prepare(`select * from run order by seq limit ?`).raw().all(rows) as unknown[][];
  from.close();
  const insert = client.prepare(`insert into run values (${columns.map(() => "?").join(",")})`);
  const commit = client.transaction((part: unknown[][]) => {
    for (const row of part) insert.run(row);
  });
  const started = performance.now();
  for (let i = 0; i < data.length; i += BATCH) commit.immediate(data.slice(i, i + BATCH));
  const seconds = (performance.now() - started) / 1000;
  client.close();
  return seconds;
}

export function ingestRows(small: Ingest, raw: { runs: number; seconds: number }): Row[] {
  const rate = small.runs / small.storing;
  const rawRate = raw.runs / raw.seconds;
  return [
    {
      what: `durable batched ingest, ${BATCH} runs a request, no layers`,
      measured: perSecond(rate),
      against: `${perSecond(rawRate)} raw better-sqlite3, same rows and indexes`,
      ratio: (rate / rawRate).toFixed(2),
      budget: ">= 0.33",
    },
    {
      what: "settling, beside it",
      measured: perSecond(small.runs / small.settling),
      against: "the same runs being stored",
      ratio: (small.settling / small.storing).toFixed(2),
      budget: "reported",
    },
  ];
}
