import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, it } from "vitest";
import { openSqlite } from "@/db/sqlite";
import type { Store } from "@/db/store";
import { parseCompareQuery } from "@/lib/contract/compare-filter";
import type { CompareCell, CompareRow, CompareView } from "@/lib/domain/compare-view";
import { groupBy } from "@/lib/domain/group-by";
import { readCompare } from "@/lib/services/compare/read-compare";
import { importFiles } from "@/lib/services/import-files";
import { settleAll } from "@/lib/services/settle";
import { fileOf } from "@/tests/formats/supplement-items";
import { hasShared, shared } from "@/tests/support/shared";
import { ROOT } from "@/tests/support/source-files";

const now = () => Date.UTC(2027, 0, 1);
const FIXTURES = path.join(ROOT, "tests/fixtures/csv/tables");

let store: Store | null = null;
afterEach(async () => {
  await store?.close();
  store = null;
});

async function importTable(file: string): Promise<Store> {
  const made = await openSqlite(":memory:");
  store = made;
  await importFiles(made, [fileOf(readFileSync(file, "utf8"), path.basename(file))], { format: "auto", now });
  await settleAll(made, { holder: "test", clock: now });
  return made;
}

async function compareAll(from: Store): Promise<CompareView> {
  const models = (await readCompare(from, parseCompareQuery({}))).choices.models.map(({ id }) => id);
  return readCompare(from, parseCompareQuery({ model: models }));
}

type Told = { row: CompareRow; cell: CompareCell; scheme: string };

const cellsOf = (view: CompareView): Told[] =>
  view.rows.flatMap((row) =>
    row.cells.flatMap((cell, place) => (cell ? [{ row, cell, scheme: view.columns[place]?.scheme ?? "" }] : [])),
  );

/** As many digits as a subtraction of printed figures leaves. */
const round = (value: number) => Number(value.toFixed(9));

describe("published tables of PTQ, QAT and MXFP4", () => {
  it("keep their differences, their marks and their missing intervals", async () => {
    const from = await importTable(path.join(FIXTURES, "autoround.csv"));
    const told = cellsOf(await compareAll(from));
    const hella = told.find(({ cell }) => cell.value !== null && round(cell.value) === 0.515);
    expect(hella).toMatchObject({
      scheme: "ptq:mxfp4-b32",
      row: { targetKind: "host" },
      cell: { emulated: true, interval: null, deltaInterval: null },
    });
    expect(round(hella?.cell.delta ?? Number.NaN)).toBe(-0.06);
    expect(hella?.cell.marks).toContain("no-n");
  });

  it("hold QAT against PTQ of one machine, without a verdict that nothing supports", async () => {
    const from = await importTable(path.join(FIXTURES, "ptq-qat.csv"));
    const view = await compareAll(from);
    expect(view.columns.map(({ method, format }) => [method, format])).toEqual([
      ["ptq", "int"],
      ["qat", "int"],
    ]);
    const [row] = view.rows;
    expect(row?.winner).toMatchObject({ column: null, reason: "nothing-tested", leads: "qat:w8a8" });
    expect(row?.cells[1]?.againstBase).toMatchObject({ verdict: "untested", interval: null, p: null });
    expect(round(row?.cells[1]?.againstBase?.difference ?? Number.NaN)).toBe(0.005);
  });
});

type Line = Record<string, string>;
const linesOf = (name: string) => parse(readFileSync(shared("data/tables", name), "utf8"), { columns: true }) as Line[];

const fold = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** What the lines of a table of percents say of each model, as fractions. */
function drops(lines: readonly Line[]) {
  return [...groupBy(lines, ({ model }) => fold(model ?? ""))].map(([model, own]) => {
    const of = (scheme: string, against: (line: Line) => number) => {
      const line = own.find((one) => one.scheme === scheme);
      return line ? round((Number(line.quantized) - against(line)) / 100) : null;
    };
    const ptq = own.find(({ scheme }) => scheme === "PTQ");
    const gain = ptq ? of("QAT", () => Number(ptq.quantized)) : null;
    return {
      model,
      ptq: of("PTQ", ({ fp32 }) => Number(fp32)),
      qat: of("QAT", ({ fp32 }) => Number(fp32)),
      gain,
      verdict: gain === null ? null : "untested",
    };
  });
}

describe.skipIf(!hasShared("data/tables"))("the published tables themselves", () => {
  it("of TensorRT: every QAT - PTQ and every drop comes out as printed", async () => {
    const from = await importTable(shared("data/tables/other_tensorrt_ptq_qat.csv"));
    const view = await compareAll(from);
    const lines = linesOf("other_tensorrt_ptq_qat.csv");
    const printed = drops(lines);
    const models = new Map(view.evaluations.map(({ key, model }) => [key, fold(model)]));
    const told = view.rows.map(({ evaluation, cells: [ptq, qat] }) => ({
      model: models.get(evaluation),
      ptq: ptq?.delta == null ? null : round(ptq.delta),
      qat: qat?.delta == null ? null : round(qat.delta),
      gain: qat?.againstBase?.difference == null ? null : round(qat.againstBase.difference),
      verdict: qat?.againstBase?.verdict ?? null,
    }));
    const byModel = (a: { model?: string }, b: { model?: string }) => ((a.model ?? "") < (b.model ?? "") ? -1 : 1);
    expect(told.sort(byModel)).toEqual(printed.sort(byModel));
  });

  it.each([
    ["other_torchao_qat.csv", "host"],
    ["other_nncf.csv", "host"],
    ["other_autoround_mxfp4.csv", "host"],
    ["other_tensorrt_ptq_qat.csv", "device"],
    ["other_inc_multi_hardware.csv", "device"],
  ])("%s is marked %s, every drop is its row's own and none has an interval", async (name, kind) => {
    const from = await importTable(shared("data/tables", name));
    const told = cellsOf(await compareAll(from));
    expect(told.length).toBeGreaterThan(10);
    expect(new Set(told.map(({ row }) => row.targetKind))).toEqual(new Set([kind]));
    expect(told.filter(({ cell }) => cell.interval || cell.deltaInterval || cell.againstBase?.interval)).toEqual([]);
    const drops = new Set(
      linesOf(name)
        .filter(({ fp32 }) => fp32)
        .flatMap(({ fp32, quantized }) =>
          [1, 100].map((scale) => round(Math.abs(Number(quantized) - Number(fp32)) / scale)),
        ),
    );
    const strange = told.filter(({ cell }) => cell.delta !== null && !drops.has(round(Math.abs(cell.delta))));
    expect(strange.map(({ cell, scheme }) => [scheme, cell.delta])).toEqual([]);
    const emulated = linesOf(name).some(({ note }) => note?.includes("fake-quant"));
    expect(told.some(({ cell }) => cell.emulated)).toBe(emulated);
  });
});
