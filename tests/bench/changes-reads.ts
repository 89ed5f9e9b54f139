import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import type { RunInput } from "@/lib/contract/run";
import { readChange } from "@/lib/services/changes/read-change";
import { readChanges } from "@/lib/services/changes/read-changes";
import { CHIP_IDS, SCHEMES } from "@/tests/bench/fleet";
import { type Reads, time } from "@/tests/bench/reads";

/** Versions of the longest series (issue 5). */
const VERSIONS = 200;
/** SDK steps that the changes are spread over: each is a group. */
const STEPS = 25;
const START = Date.parse("2024-01-01T00:00:00Z");
const DAY = 86_400_000;

function run(index: number, minor: number, correct: number): RunInput {
  const chip = index % CHIP_IDS.length;
  const scheme = Math.floor(index / CHIP_IDS.length) % SCHEMES.length;
  const model = Math.floor(index / CHIP_IDS.length / SCHEMES.length);
  return {
    startedAt: new Date(START + minor * DAY).toISOString(),
    campaign: `qairt-2.${minor}`,
    model: { name: `changed-${model}` },
    scheme: SCHEMES[scheme] ?? "float",
    target: { kind: "device", soc: CHIP_IDS[chip] ?? "SM8650" },
    stack: { path: "ort-qnn", backend: "htp", onnxruntime: "1.24.3", qairt: `2.${minor}.0` },
    eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000 },
    result: { value: correct / 1000, correct },
    reference: { value: 0.724, source: "torch fp32" },
  };
}

/** Cells that collapse, one step each, and one more with VERSIONS versions of which the last is bad. */
export function* changedFleet(changes: number): Generator<RunInput> {
  for (let index = 1; index < changes; index += 1) {
    const step = index % STEPS;
    yield run(index, 2 * step, 720 - (index % 7));
    yield run(index, 2 * step + 1, 560 - (index % 97));
  }
  for (let version = 0; version < VERSIONS; version += 1) {
    yield run(0, version, version === VERSIONS - 1 ? 400 : 715 + (version % 5));
  }
}

/** Times the list and a change over the longest series. */
export async function timeChangeReads(store: Store): Promise<Reads> {
  const list = (query: Record<string, string>) => readChanges(store, parseChangesQuery(query));
  const open = (id: string) => readChange(store, id, parseChangesQuery({}));
  const { groups } = await list({ version: `2.${VERSIONS - 1}.0` });
  const id = groups[0]?.changes[0]?.id;
  if (!id) throw new Error("the store holds no change of the longest series");
  return {
    "changes list": await time(() => list({})),
    "changes list of one chip": await time(() => list({ chip: "SM8650" })),
    [`a change over ${VERSIONS} versions`]: await time(() => open(id)),
  };
}
