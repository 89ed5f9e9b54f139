import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { answerMatrix } from "@/lib/domain/matrix-answer";
import { matrixCsv } from "@/lib/services/matrix/export-matrix-csv";
import { readMatrix } from "@/lib/services/read-matrix";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

async function fill(store: Store, runs: RunInput[]): Promise<void> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
  expect(answers.filter((answer) => "problem" in answer)).toEqual([]);
  await settleAll(store, { holder: "test", clock: () => NOW });
}

const on = (soc: string, scheme: string, value: number, path = "ort-qnn") =>
  makeRun({ target: { kind: "device", soc }, scheme, stack: { path }, result: { value } });

describeOnEveryEngine("the matrix", ({ store }) => {
  it("is empty and says so before anything is stored", async () => {
    const view = await readMatrix(store(), parseMatrixQuery({}));
    expect(view).toMatchObject({ asOf: 0, runs: 0, pending: 0, grid: { rows: [], columns: [] } });
  });

  it("orders chips by HTP architecture and schemes by method, float first", async () => {
    await fill(store(), [on("SM8750", "w8a8", 0.7), on("SM8550", "float", 0.72), on("SM8650", "qat:w8a8", 0.71)]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    expect(grid.rows.map((row) => [row.id, row.groups.arch])).toEqual([
      ["SM8550", "V73"],
      ["SM8650", "V75"],
      ["SM8750", "V79"],
    ]);
    expect(grid.columns.map((column) => column.id)).toEqual(["none:float", "qat:w8a8", "unknown:w8a8"]);
    expect(grid.squares[0]?.map((square) => square.cell?.value ?? null)).toEqual([0.72, null, null]);
  });

  it("shows the worst of several cells under a square, with how many, and opens into them", async () => {
    await fill(store(), [
      on("SM8650", "w8a8", 0.72),
      on("SM8650", "w8a8", 0.1, "qnn_dlc"),
      on("SM8650", "w8a8", 0.71, "tflite"),
    ]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    const square = grid.squares[0]?.[0];
    expect(square).toMatchObject({ count: 3, cell: { value: 0.1, path: "qnn-dlc" } });
    const opened = await readMatrix(
      store(),
      parseMatrixQuery(Object.fromEntries(new URL(square?.href ?? "", "http://here").searchParams)),
    );
    expect(opened.grid.squares.flat().filter(({ cell }) => cell)).toHaveLength(3);
    expect(opened.grid.squares.flat().every(({ count }) => count <= 1)).toBe(true);
  });

  it("leads to the list of runs where no axis tells the cells of a square apart", async () => {
    await fill(store(), [
      on("SM8650", "w8a8", 0.72),
      makeRun({ stack: { path: "ort-qnn", backend: "htp" }, result: { value: 0.6 } }),
    ]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    expect(grid.squares[0]?.[0]).toMatchObject({
      count: 2,
      href: expect.stringMatching(/^\/runs\?model=mobilenet_v2/),
    });
  });

  it("points lower-is-better metrics the right way", async () => {
    await fill(store(), [
      makeRun({
        eval: { dataset: "librispeech", metric: "wer", samples: 100 },
        result: { value: 0.12 },
        reference: { value: 0.1, source: "torch" },
      }),
    ]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    expect(grid.squares[0]?.[0]?.cell?.delta).toBeCloseTo(-0.02, 12);
  });

  it("never mixes evaluations on the first page", async () => {
    await fill(store(), [
      on("SM8650", "w8a8", 0.7),
      on("SM8550", "w8a8", 0.7),
      makeRun({
        eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 500 },
        result: { value: 0.7 },
      }),
    ]);
    const view = await readMatrix(store(), parseMatrixQuery({}));
    expect(view.grid.squares.flat().flatMap(({ cell }) => (cell ? [cell.samples] : []))).toEqual([1000, 1000]);
    expect(view.evaluations).toHaveLength(2);
  });

  it("ignores an evaluation that is not of the models asked for", async () => {
    await fill(store(), [on("SM8650", "w8a8", 0.7), makeRun({ model: { name: "other" } })]);
    const first = await readMatrix(store(), parseMatrixQuery({ model: "other" }));
    const view = await readMatrix(
      store(),
      parseMatrixQuery({ model: "mobilenet_v2", evaluation: first.filter.evaluation ?? "" }),
    );
    expect(view.filter.models).toEqual(["mobilenet_v2"]);
    expect(view.grid.rows).toHaveLength(1);
  });

  it("marks a cell measured long before the newest measurement as stale", async () => {
    await fill(store(), [
      { ...on("SM8650", "w8a8", 0.7), startedAt: "2025-06-01T00:00:00Z" },
      { ...on("SM8550", "w8a8", 0.7), startedAt: "2026-01-01T00:00:00Z" },
    ]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    expect(grid.squares.flat().map(({ cell }) => cell?.stale)).toEqual([false, true]);
  });

  it("calls nothing stale beside a file that does not say when it was measured", async () => {
    await fill(store(), [{ ...on("SM8650", "w8a8", 0.7), startedAt: "2020-01-01T00:00:00Z" }]);
    const answers = await recordRuns(store(), asItems([on("SM8550", "w8a8", 0.7)]), { origin: "import", now: NOW });
    expect(answers).toMatchObject([{ duplicate: false }]);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    expect(grid.squares.flat().map(({ cell }) => cell?.stale)).toEqual([false, false]);
  });

  it("exports names that look like formulas as text", async () => {
    await fill(store(), [makeRun({ model: { name: '=HYPERLINK("http://x","y")' } })]);
    const csv = matrixCsv(answerMatrix(await readMatrix(store(), parseMatrixQuery({}))));
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });
});
