import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { readChange } from "@/lib/services/changes/read-change";
import { addKnownIssue } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { readCell } from "@/lib/services/read-cell";
import { readMatrix } from "@/lib/services/read-matrix";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

async function onlyCell(store: Store): Promise<string> {
  const { grid } = await readMatrix(store, parseMatrixQuery({}));
  const [square] = grid.squares.flat().filter(({ cell }) => cell !== null);
  return square?.cell?.key ?? "";
}

const read = (store: Store, key: string, asOf: number | null = null) => readCell(store, key, asOf);

/** Two versions and, on the second, a run of another day that falls far. */
async function fall(store: Store): Promise<string> {
  await settleRuns(store, [onQairt(40, 720), onQairt(41, 721)]);
  await settleRuns(store, [onQairt(41, 100, { startedAt: "2026-03-20T00:00:00Z" })]);
  return onlyCell(store);
}

describeOnEveryEngine("one cell", ({ store }) => {
  it("tells how it stands, its versions and what happened to it", async () => {
    const key = await fall(store());
    const view = await read(store(), key);
    expect(view?.cell).toMatchObject({ key, value: 0.1, runs: 3, points: 2 });
    expect(view?.changes).toMatchObject([{ verdict: "collapsed", from: { value: 0.721 }, to: { value: 0.1 } }]);
    expect(view?.runs.map(({ value }) => value)).toEqual([0.1, 0.721, 0.72]);
    expect(view?.matrixQuery).toContain("model=mobilenet_v2");
  });

  it("shows both ends of a change within one version, and only the newer on the grid", async () => {
    const key = await fall(store());
    const view = await read(store(), key);
    expect(view?.series.map(({ value, speaks }) => [value, speaks])).toEqual([
      [0.72, true],
      [0.721, false],
      [0.1, true],
    ]);
    expect(view?.series.at(-1)?.verdict).toBe("collapsed");
    expect(view?.grid.squares.map(([square]) => square?.value)).toEqual([0.72, 0.1]);
    const change = await readChange(store(), view?.changes[0]?.id ?? "", parseChangesQuery({}));
    expect(change?.series.map(({ isFrom, isTo }) => [isFrom, isTo])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  it("is what it was at an earlier moment", async () => {
    await settleRuns(store(), [onQairt(40, 720)]);
    const { seq } = await findMark(store(), null);
    await settleRuns(store(), [onQairt(41, 100)]);
    const key = await onlyCell(store());
    expect(await read(store(), key, seq)).toMatchObject({ cell: { value: 0.72 }, changes: [], pinned: true });
    expect(await read(store(), key, 0)).toBeNull();
  });

  it("carries the known issues of its newest version", async () => {
    const key = await fall(store());
    const slice = { qairtFrom: "2.41" };
    await addKnownIssue(store(), { text: "LayerNorm is off", slice }, "ada", NOW);
    await addKnownIssue(store(), { text: "older", slice: { qairtTo: "2.40" } }, "ada", NOW);
    expect((await read(store(), key))?.knownIssues.map(({ text }) => text)).toEqual(["LayerNorm is off"]);
  });

  it("is none for what is no key", async () => {
    for (const key of ["", "\u0000", "f".repeat(32), "../.."]) expect(await read(store(), key)).toBeNull();
  });
});
