import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import { triageChange } from "@/lib/services/changes/triage-change";
import { recordRuns } from "@/lib/services/record-runs";
import { recordSupplements } from "@/lib/services/record-supplements";
import { settleAll } from "@/lib/services/settle";
import { verifyChanges } from "@/tests/crash/verify-changes";
import { bitsOf, NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { randomOf } from "@/tests/support/random";
import { asItems } from "@/tests/support/runs";

const SEEDS = [11, 12, 13];

const marksOf = async (store: Store) => (await store.db.select().from(store.t.mark)).map(({ seq }) => seq);
const current = async (store: Store) => store.db.select().from(store.t.change).where(eq(store.t.change.toSeq, OPEN));

/** A history that does everything at once: drops and recoveries, bits, failures, references, unknown versions. */
function someRun(random: () => number): RunInput {
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const minor = 30 + Math.floor(random() * 8);
  const wrong = pick([280, 281, 290, 330, 500]);
  const change: Partial<RunInput> = {
    target: { kind: "device", soc: pick(["SM8550", "SM8650"]) },
    campaign: random() < 0.3 ? null : `c${Math.floor(random() * 4)}`,
    startedAt: new Date(NOW - Math.floor(random() * 100) * 86_400_000).toISOString(),
  };
  if (random() < 0.1) change.result = { status: "failed", reason: "hung" };
  else if (random() < 0.5) change.result = { value: 1 - wrong / 1000, correct: 1000 - wrong, bits: bitsOf(wrong) };
  else if (random() < 0.2) change.result = { value: 1 - wrong / 1000 };
  if (random() < 0.1) change.stack = { path: "ort-qnn", onnxruntime: "1.24.3" };
  if (random() < 0.2) change.artifact = { quantizedSha256: "a".repeat(63) + pick(["a", "b"]) };
  if (random() < 0.08) {
    change.target = { kind: "reference" };
    change.scheme = "float";
    change.stack = null;
    change.result = { value: pick([0.724, 0.74]) };
    change.reference = null;
  }
  return onQairt(minor, 1000 - wrong, change);
}

describeOnEveryEngine("judging in passes", ({ store }) => {
  it.each(SEEDS)("gives at every mark what judging everything anew gives (seed %i)", async (seed) => {
    const random = randomOf(seed);
    for (let pass = 0; pass < 9; pass += 1) {
      const runs = Array.from({ length: 1 + Math.floor(random() * 12) }, () => someRun(random));
      await settleRuns(store(), runs);
      const listed = (await current(store())).filter((row) => row.listed);
      const target = listed[Math.floor(random() * listed.length)];
      if (target && random() < 0.5) {
        const { status } =
          (await store().db.select().from(store().t.run).where(eq(store().t.run.id, target.toRun)))[0] ?? {};
        const action = status === "ok" && random() < 0.5 ? "accept" : "acknowledge";
        await triageChange(store(), target.id, { action }, "ada", NOW);
      }
    }
    await settleAll(store(), { holder: "test", clock: () => NOW });
    expect((await current(store())).filter((row) => row.listed).length).toBeGreaterThan(3);
    await verifyChanges(store(), await marksOf(store()));
  });

  it("writes no version of a judgement that stands", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 500), onQairt(42, 501)]);
    const before = await current(store());
    await settleRuns(store(), [onQairt(43, 502)]);
    const after = await current(store());
    const steps = before.filter(({ kind }) => kind === "step");
    expect(after.filter(({ id }) => steps.some((step) => step.id === id))).toEqual(steps);
  });

  it("judges a drop as recovered once a later version is back", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 500)]);
    const recovered = async () =>
      (await current(store()))
        .filter(({ verdict }) => verdict === "collapsed")
        .map(({ evidence }) => JSON.parse(evidence).told.recovered?.stack.qairt ?? null);
    expect(await recovered()).toEqual([null]);
    await settleRuns(store(), [onQairt(42, 721)]);
    expect(await recovered()).toEqual(["2.42.0"]);
  });

  it("judges a cell again when a file says where its nodes ran", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 500)]);
    const [row] = await current(store());
    const supplement = { runId: row?.toRun, source: "test", placement: { npu: 1, cpu: 9 } };
    const answers = await recordSupplements(store(), [{ place: "s", value: supplement }], NOW);
    expect(answers).toMatchObject([{ duplicate: false }]);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const told = (await current(store())).map(({ evidence }) => JSON.parse(evidence).facts);
    expect(told).toEqual([expect.arrayContaining([{ fact: "low-npu-share", side: "to", share: 0.1 }])]);
    await verifyChanges(store(), await marksOf(store()));
  });

  it("raises what only its campaign made significant, and takes it back when the campaign grows", async () => {
    const on = (soc: string, minor: number, wrong: number) =>
      onQairt(minor, 1000 - wrong, {
        campaign: `night-${minor}`,
        target: { kind: "device", soc },
        result: { value: 1 - wrong / 1000, correct: 1000 - wrong, bits: bitsOf(wrong) },
      });
    const chips = ["SM8550", "SM8650", "SM8750-AB", "SM8450", "SM8350", "SM7675", "SM8635", "SM8475"];
    await settleRuns(
      store(),
      chips.map((soc) => on(soc, 40, 280)),
    );
    await settleRuns(store(), [on("SM8650", 41, 286)]);
    expect((await current(store())).map(({ verdict }) => verdict)).toEqual(["regressed"]);
    await settleRuns(
      store(),
      chips.filter((soc) => soc !== "SM8650").map((soc) => on(soc, 41, 287 - chips.indexOf(soc))),
    );
    await verifyChanges(store(), await marksOf(store()));
    const versions = await store().db.select().from(store().t.family);
    expect(
      versions
        .filter(({ key }) => key.includes("night-41"))
        .map(({ size }) => size)
        .sort(),
    ).toEqual([1, expect.any(Number)]);
  });

  it("takes the runs of one request for a family where no campaign is named", async () => {
    await settleRuns(store(), [onQairt(40, 720, { campaign: null })]);
    await recordRuns(store(), asItems([onQairt(41, 500, { campaign: null })]), { origin: "api", now: NOW });
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const families = (await current(store())).map(({ family }) => family);
    expect(families).toEqual([expect.stringContaining("request ")]);
  });
});
