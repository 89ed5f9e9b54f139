import { expect, it } from "vitest";
import { readRun } from "@/lib/services/read-run";
import { recordRuns } from "@/lib/services/record-runs";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const options = { origin: "api" as const, now: NOW };

describeOnEveryEngine("recording runs", ({ store }) => {
  it("stores a run once however often it is posted", async () => {
    const first = await recordRuns(store(), asItems([makeRun()]), options);
    const second = await recordRuns(store(), asItems([makeRun()]), { ...options, now: NOW + 1 });
    expect(first).toEqual([{ id: expect.any(String), duplicate: false, verdict: "pending" }]);
    expect(second).toEqual([{ ...first[0], duplicate: true }]);
    expect(await store().db.$count(store().t.run)).toBe(1);
  });

  it("refuses another content under a stored id, and keeps the first", async () => {
    const id = "0192f0c1-7c7a-7000-8000-000000000001";
    await recordRuns(store(), asItems([makeRun({ id })]), options);
    const [answer] = await recordRuns(store(), asItems([makeRun({ id, result: { value: 0.5 } })]), options);
    expect(answer).toMatchObject({ problem: { status: 409 } });
    expect((await readRun(store(), id))?.line.value).toBe(0.719);
  });

  it("tells two contents of one id within one batch apart", async () => {
    const id = "0192f0c1-7c7a-7000-8000-000000000002";
    const answers = await recordRuns(
      store(),
      asItems([makeRun({ id }), makeRun({ id, result: { value: 0.5 } }), makeRun({ id })]),
      options,
    );
    expect(answers[0]).toMatchObject({ id, duplicate: false });
    expect(answers[1]).toMatchObject({ problem: { status: 409 } });
    expect(answers[2]).toMatchObject({ id, duplicate: true });
  });

  it("stores the other 999 runs when one of 1,000 is bad, and names its place", async () => {
    const runs = Array.from({ length: 1000 }, (_, i) => makeRun({ campaign: `c${i}` }) as unknown);
    runs[417] = { ...makeRun(), result: { value: 7190 } };
    const answers = await recordRuns(store(), asItems(runs), options);
    expect(await store().db.$count(store().t.run)).toBe(999);
    expect(answers[417]).toMatchObject({ problem: { errors: [{ location: "runs[417].result.value" }] } });
    expect(answers.filter((answer) => "id" in answer)).toHaveLength(999);
  });

  it("gives sequences in commit order to concurrent writers", async () => {
    const batches = Array.from({ length: 20 }, (_, b) =>
      asItems(Array.from({ length: 5 }, (_, i) => makeRun({ campaign: `b${b}-${i}` }))),
    );
    await Promise.all(batches.map((batch) => recordRuns(store(), batch, options)));
    const rows = await store().db.select({ seq: store().t.run.seq }).from(store().t.run).orderBy(store().t.run.seq);
    expect(new Set(rows.map((row) => row.seq)).size).toBe(100);
  });

  it("keeps layers, bits, names and free text exactly", async () => {
    const bits = Buffer.alloc(125, 0xff).toString("base64");
    const run = makeRun({
      model: { name: "<b>Модель</b> ‮ 模型 🤖", variant: "'; drop table run; --" },
      result: { value: 1, correct: 1000, bits },
      layers: {
        against: "float",
        graph: [
          { id: "/conv", op: "Conv" },
          { id: "/relu", op: "Relu", inputs: ["/conv"] },
        ],
        metrics: { sqnr: [25.5, null], cosine: [0.25, 1] },
      },
    });
    const [answer] = await recordRuns(store(), asItems([run]), options);
    const id = answer && "id" in answer ? answer.id : "";
    const stored = await readRun(store(), id);
    expect(JSON.parse(stored?.document ?? "{}")).toEqual({
      ...run,
      id,
      result: { ...run.result, status: "ok" },
    });
    expect(await store().db.$count(store().t.graph)).toBe(1);
  });

  it("keeps one graph for many runs of one structure", async () => {
    const layers = { graph: [{ id: "a" }, { id: "b", inputs: ["a"] }] };
    const runs = [1, 2, 3].map((sqnr) => makeRun({ layers: { ...layers, metrics: { sqnr: [sqnr, sqnr] } } }));
    await recordRuns(store(), asItems(runs), options);
    expect(await store().db.$count(store().t.run)).toBe(3);
    expect(await store().db.$count(store().t.graph)).toBe(1);
  });

  it("takes a posted copy of what it gives back as the same run", async () => {
    const run = makeRun({ layers: { graph: [{ id: "a" }], metrics: { sqnr: [0.1] } } });
    const [first] = await recordRuns(store(), asItems([run]), options);
    const id = first && "id" in first ? first.id : "";
    const copy = JSON.parse((await readRun(store(), id))?.document ?? "{}");
    expect(await recordRuns(store(), asItems([copy]), options)).toEqual([{ id, duplicate: true, verdict: "pending" }]);
  });
});
