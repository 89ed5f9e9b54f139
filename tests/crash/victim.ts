import { writeSync } from "node:fs";
import { openStore } from "@/db/open-store";
import type { RunInput } from "@/lib/contract/run";
import { recordRuns } from "@/lib/services/record-runs";
import { settlePass } from "@/lib/services/settle";
import { randomOf } from "@/tests/support/random";
import { asItems, makeRun } from "@/tests/support/runs";

/**
 * Posts runs and settles them until it is killed. Arguments: database URL, seed, name of this life, milliseconds by
 * which its clock is ahead. Tells what was acknowledged, a line a commit: `ack ID ID ...`.
 */
const [url = "", seed = "0", life = "", ahead = "0"] = process.argv.slice(2);
const random = randomOf(Number(seed));
const clock = () => Date.now() + Number(ahead);
const POSTERS = 4;
const CHIPS = ["SM8550", "SM8650", "SM8750-AB"];
/** Runs of a campaign: what is judged together. */
const CAMPAIGN = 16;
const START = Date.parse("2026-01-01T00:00:00Z");
let made = 0;

// Written at once: what was acknowledged is told even if the next instruction never runs.
const tell = (line: string) => writeSync(1, `${line}\n`);
const pick = (count: number) => Math.floor(random() * count);

function result(): RunInput["result"] {
  return random() < 0.1 ? { status: "failed", reason: "segfault" } : { value: 0.5 + pick(400) / 1_000 };
}

function someRun(): RunInput {
  made += 1;
  const common: Partial<RunInput> = {
    model: { name: `m${pick(2)}` },
    campaign: `${life}/${Math.floor(made / CAMPAIGN)}`,
    // Tells the runs of a campaign apart.
    startedAt: new Date(START + made).toISOString(),
    reference: null,
  };
  if (random() < 0.05) {
    return makeRun({ ...common, scheme: "float", target: { kind: "reference" }, stack: null, result: { value: 0.9 } });
  }
  const layers = { graph: [{ id: "a" }, { id: `b${pick(3)}` }], metrics: { sqnr: [random(), null] } };
  return makeRun({
    ...common,
    scheme: random() < 0.5 ? "w8a8" : "w8a16",
    target: { kind: "device", soc: CHIPS[pick(CHIPS.length)] },
    stack: { path: "ort-qnn", qairt: random() < 0.2 ? null : `2.${30 + pick(12)}.0` },
    result: result(),
    ...(random() < 0.2 ? { layers } : {}),
  });
}

const store = await openStore(url);
tell("open");

async function post(): Promise<never> {
  let last: RunInput[] = [];
  for (;;) {
    const fresh = Array.from({ length: 1 + pick(8) }, someRun);
    // Now and then an earlier request is sent again, as a runner does that saw no answer.
    const runs = random() < 0.2 ? [...last, ...fresh] : fresh;
    const answers = await recordRuns(store, asItems(runs), { origin: "api", now: Date.now() });
    const ids = answers.flatMap((answer) => ("id" in answer ? [answer.id] : []));
    if (ids.length !== runs.length) throw new Error(`refused: ${JSON.stringify(answers)}`);
    tell(`ack ${ids.join(" ")}`);
    last = fresh;
    await new Promise((resolve) => setTimeout(resolve, pick(4)));
  }
}

async function settle(): Promise<never> {
  for (;;) {
    if ((await settlePass(store, { holder: life, clock, passRuns: 1 + pick(60) })) > 0) tell("mark");
    await new Promise((resolve) => setTimeout(resolve, pick(5)));
  }
}

await Promise.all([...Array.from({ length: POSTERS }, post), settle()]);
