import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import { AXES, MODES, TARGET_KINDS, VERSION_AXES } from "@/lib/domain/matrix";
import { matrixQueryOf } from "@/lib/domain/matrix-filter-entries";
import {
  GROUPING_NAMES,
  GROUPINGS,
  groupingOf,
  isLayoutParameter,
  layoutEntries,
  PLAIN_LAYOUT,
  readLayout,
  SPOTLIGHTS,
} from "@/lib/domain/matrix-layout";

const id = fc.oneof(
  fc.constantFrom("SM8650", "ptq:w8a8", "a,b", "50 % & more", "mobilenet_v2 · 0.5", "worst:x"),
  fc
    .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
    .filter((text) => text.trim() !== "" && !text.includes("\0")),
);
const ids = fc.uniqueArray(id, { maxLength: 4 });
const side = fc.record({
  grouping: fc.option(fc.constantFrom(...GROUPING_NAMES)),
  folded: ids,
  hidden: ids,
  order: ids,
  sort: fc.option(fc.record({ by: id, first: fc.constantFrom("worst" as const, "best" as const) })),
});
const anyLayout = fc.record({
  mode: fc.constantFrom(...MODES),
  budget: fc.option(fc.constantFrom(0, 0.5, 1, 2.25, 100)),
  row: side,
  column: side,
  spotlight: fc.option(fc.constantFrom(...SPOTLIGHTS)),
  square: fc.option(fc.record({ row: id, column: id })),
});
const anyFilter = fc
  .record({
    rows: fc.constantFrom(...AXES),
    columns: fc.constantFrom(...AXES),
    evaluation: fc.option(id),
    models: ids,
    chips: ids,
    schemes: ids,
    paths: ids,
    targets: fc.uniqueArray(fc.constantFrom(...TARGET_KINDS)),
    diff: fc.option(
      fc.record({
        axis: fc.constantFrom(...VERSION_AXES),
        a: fc.option(fc.constantFrom("2.40.0", "2.9.0")),
        b: fc.option(fc.constant("2.42.0")),
      }),
    ),
    rowSet: fc.option(id),
    columnSet: fc.option(id),
    asOf: fc.option(fc.integer({ min: 0, max: 1e9 })),
  })
  .filter(({ rows, columns, diff }) => rows !== columns && diff?.axis !== rows && diff?.axis !== columns);

describe("a matrix in a URL", () => {
  it("comes back as it was, filter and layout", () => {
    fc.assert(
      fc.property(anyFilter, anyLayout, (filter, layout) => {
        const parameters = groupParameters(new URLSearchParams(matrixQueryOf(filter, layout)));
        expect(parseMatrixQuery(parameters)).toEqual(filter);
        expect(parseMatrixLayout(parameters)).toEqual(layout);
      }),
    );
  });

  it("is empty unasked", () => {
    expect(matrixQueryOf(parseMatrixQuery({}), PLAIN_LAYOUT)).toBe("");
    expect(readLayout(new URLSearchParams())).toEqual(PLAIN_LAYOUT);
  });

  it("knows which of its parameters cost no read", () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        expect(
          layoutEntries(layout)
            .map(([name]) => name)
            .filter((name) => !isLayoutParameter(name)),
        ).toEqual([]);
      }),
    );
    for (const name of ["rows", "chip", "asOf", "diff", "row.set", "column.set", "row.", "row.hide.x"]) {
      expect(isLayoutParameter(name), name).toBe(false);
    }
  });
});

describe("a layout that is not understood", () => {
  it.each([
    "mode=moon",
    "budget=many",
    "budget=-1",
    "budget=",
    "budget=Infinity",
    "row.group=moon",
    "row.sort=SM8650",
    "row.sort=worst:",
    "spotlight=moon",
    "square=SM8650",
  ])("is as unasked in the browser: %s", (query) => {
    expect(readLayout(new URLSearchParams(query))).toEqual(PLAIN_LAYOUT);
  });
});

describe("the grouping in force", () => {
  it("is the one asked for where the axis has it, else the axis's own", () => {
    const under = (grouping: (typeof GROUPING_NAMES)[number] | null) => ({ ...PLAIN_LAYOUT.row, grouping });
    expect(groupingOf("chip", under(null))).toBe("arch");
    expect(groupingOf("chip", under("year"))).toBe("year");
    expect(groupingOf("chip", under("weights"))).toBe("arch");
    expect(groupingOf("scheme", under(null))).toBe("method");
    expect(groupingOf("model", under("year"))).toBe("flat");
    for (const axis of AXES) expect(GROUPINGS[axis]).toContain("flat");
  });
});
