import { it } from "vitest";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { type MatrixView, MODES } from "@/lib/domain/matrix";
import { groupingOf, type MatrixLayout, PLAIN_LAYOUT, type SideLayout } from "@/lib/domain/matrix-layout";
import { readMatrix } from "@/lib/services/read-matrix";
import { settleAll } from "@/lib/services/settle";
import { fillEmpty } from "@/lib/services/switch-samples";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { expectSameMatrix } from "@/tests/support/page-matrix";

const NOW = Date.parse("2026-01-12T08:00:00Z");

const FILTERS = [
  {},
  { rows: "model", columns: "chip" },
  { rows: "model", columns: "scheme" },
  { columns: "qairt" },
  { diff: "qairt" },
  { diff: "qairt", rows: "model", columns: "chip" },
  { diff: "onnxruntime", rows: "model", columns: "scheme" },
] as const;

/** A side as it is, flat, all of it folded, and sorted both ways by every line of the other side. */
function sidesOf({ grid, filter }: MatrixView, side: "row" | "column"): SideLayout[] {
  const [own, other] = side === "row" ? [grid.rows, grid.columns] : [grid.columns, grid.rows];
  const plain = PLAIN_LAYOUT[side];
  const grouping = groupingOf(filter[`${side}s`], plain);
  const folded = [...new Set(own.flatMap(({ groups }) => groups[grouping] ?? []))];
  const sorted = other.flatMap(({ id: by }) =>
    (["worst", "best"] as const).map((first): SideLayout => ({ ...plain, grouping: "flat", sort: { by, first } })),
  );
  return [plain, { ...plain, folded }, ...sorted];
}

function* layoutsOf(view: MatrixView): Generator<MatrixLayout> {
  const [rows, columns] = [sidesOf(view, "row"), sidesOf(view, "column")];
  const pairs = [
    ...rows.map((row) => ({ row, column: PLAIN_LAYOUT.column })),
    ...columns.map((column) => ({ row: PLAIN_LAYOUT.row, column })),
    ...rows.slice(1).map((row) => ({ row, column: columns[1] ?? PLAIN_LAYOUT.column })),
  ];
  for (const mode of MODES) for (const pair of pairs) yield { ...PLAIN_LAYOUT, ...pair, mode, budget: 2 };
}

describeOnEveryEngine("the sample data", ({ store }) => {
  it("stand on the page as in its exports, in every mode and however they are arranged", async () => {
    await fillEmpty(store(), NOW);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    for (const filter of FILTERS) {
      const view = await readMatrix(store(), parseMatrixQuery({ ...filter }));
      for (const layout of layoutsOf(view)) expectSameMatrix({ ...view, layout });
    }
  });
});
