import { describe, expect, it } from "vitest";
import { settleFilter } from "@/components/matrix/settle-filter";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { groupParameters } from "@/lib/contract/query-parts";

const settle = (query: string, changed: string | null, before = "") =>
  settleFilter(query, changed, new URLSearchParams(before));
const parse = (query: string) => parseMatrixQuery(groupParameters([...new URLSearchParams(query)]));

describe("what a change of the matrix's filter leaves behind", () => {
  it("is every model once models stand on an axis: the one shown before was no more than the default", () => {
    const before = "model=mobilenet_v2&evaluation=e1&chip=SM8650";
    for (const [axis, rest] of [
      ["rows", "rows=model"],
      ["columns", "columns=model"],
    ] as const) {
      expect(settle(`${before}&${rest}`, axis, before)).toBe(`chip=SM8650&${rest}`);
    }
  });

  it("is the models that were chosen among several, without the evaluation of one", () => {
    const before = "model=a&model=b&evaluation=e1";
    expect(settle(`${before}&rows=model`, "rows", before)).toBe("model=a&model=b&rows=model");
  });

  it("is the model that was chosen while models stood on an axis already", () => {
    const before = "model=a&evaluation=e1&rows=model&columns=chip";
    expect(settle("model=a&evaluation=e1&rows=chip&columns=model", "columns", before)).toBe(
      "model=a&evaluation=e1&rows=chip&columns=model",
    );
    expect(settle("model=a&rows=model&columns=path", "columns", before)).toBe("model=a&rows=model&columns=path");
  });

  it("can be read: versions are compared of no software that stands on an axis", () => {
    const before = "rows=model&columns=chip&diff=qairt&a=2.40.0&b=2.42.0";
    const asked = before.replace("columns=chip", "columns=qairt");
    expect(() => parse(asked)).toThrow();
    expect(parse(settle(asked, "columns", before))).toMatchObject({ rows: "model", columns: "qairt", diff: null });
    expect(settle(before.replace("chip", "onnxruntime"), "columns", before)).toContain("diff=qairt&a=2.40.0&b=2.42.0");
  });

  it("has no order, set or hidden line of another axis, and no version of another software", () => {
    expect(settle("rows=path&row.hide=SM8650&column.sort=worst%3Ax&column.set=s&mode=n", "rows")).toBe(
      "rows=path&mode=n",
    );
    expect(settle("diff=onnxruntime&a=2.40.0&b=2.42.0&row.hide=SM8650", "diff")).toBe(
      "diff=onnxruntime&row.hide=SM8650",
    );
    expect(settle("chip=SM8650&row.hide=SM8550", "chip")).toBe("chip=SM8650&row.hide=SM8550");
  });
});
