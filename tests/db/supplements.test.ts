import { expect, it } from "vitest";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { findMark } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";
import { recordRuns } from "@/lib/services/record-runs";
import { recordSupplements } from "@/lib/services/record-supplements";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

describeOnEveryEngine("a supplement", ({ store }) => {
  const settle = () => settleAll(store(), { holder: "test", clock: () => NOW });
  const shown = async (asOf: number | null) => {
    const { grid } = await readMatrix(store(), { ...parseMatrixQuery({}), asOf });
    return grid.squares[0]?.[0]?.cell;
  };
  const post = async () => {
    const [answer] = await recordRuns(store(), asItems([makeRun()]), { origin: "api", now: NOW });
    await settle();
    return answer && "id" in answer ? answer.id : "";
  };
  const facts = (runId: string, npu: number, cpu: number) => [
    { place: "x", value: { runId, source: "ort-ep-assignment", placement: { npu, cpu } } },
  ];

  it("gives a stored run its placement, and never changes what a pinned read shows", async () => {
    const id = await post();
    const before = await findMark(store(), null);
    expect((await shown(null))?.marks).toContain("placement-unknown");
    expect(await recordSupplements(store(), facts(id, 10, 90), NOW)).toMatchObject([{ duplicate: false }]);
    await settle();
    expect(await shown(null)).toMatchObject({ npuShare: 0.1, marks: expect.arrayContaining(["cpu-fallback"]) });
    expect((await shown(before.seq))?.npuShare).toBeNull();
  });

  it("is stored once however often its file is imported; the newest speaks", async () => {
    const id = await post();
    await recordSupplements(store(), facts(id, 10, 90), NOW);
    expect(await recordSupplements(store(), facts(id, 10, 90), NOW + 1)).toMatchObject([{ duplicate: true }]);
    await recordSupplements(store(), facts(id, 100, 0), NOW + 2);
    await settle();
    expect((await shown(null))?.npuShare).toBe(1);
    expect(await store().db.$count(store().t.supplement)).toBe(2);
  });

  it("does not let counts that are not whole speak before whole ones", async () => {
    const id = await post();
    await recordSupplements(
      store(),
      [{ place: "x", value: { runId: id, source: "ort-ep-assignment", placement: { npu: 104, gpu: 0, cpu: 5 } } }],
      NOW,
    );
    await recordSupplements(
      store(),
      [{ place: "x", value: { runId: id, source: "ort-profile", partitions: 1, placement: { cpu: 5 } } }],
      NOW + 1,
    );
    await settle();
    expect((await shown(null))?.npuShare).toBeCloseTo(104 / 109, 12);
  });

  it("leaves runs that come later in sequence, and settles both", async () => {
    const id = await post();
    await recordSupplements(store(), facts(id, 10, 90), NOW);
    await recordRuns(store(), asItems([makeRun({ campaign: "later" })]), { origin: "api", now: NOW + 5 });
    await settle();
    expect(await shown(null)).toMatchObject({ runs: 2 });
    expect((await findMark(store(), null)).runs).toBe(2);
  });

  it("is refused for a run that is not stored, and when it is not one", async () => {
    const answers = await recordSupplements(
      store(),
      [...facts("00000000-0000-4000-8000-000000000000", 1, 0), { place: "y", value: { runId: "no", npus: 1 } }],
      NOW,
    );
    expect(answers).toMatchObject([{ problem: { status: 404 } }, { problem: { status: 422 } }]);
  });
});
