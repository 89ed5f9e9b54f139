import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { matrixTitle } from "@/components/matrix/matrix-title";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

const choices = {
  ...{ models: [], schemes: [], paths: [], targets: [], qairt: [], onnxruntime: [] },
  chips: [{ id: "SM8650", label: "Snapdragon 8 Gen 3", count: 4 }],
};
const title = (query: Record<string, string | string[]>, pinned = false, locale: "en" | "zh-CN" = "en") =>
  matrixTitle(
    { filter: parseMatrixQuery(query), choices, pinned },
    createTranslator({ locale, messages: locale === "en" ? en : zh, namespace: "matrix" }) as never,
  );

describe("the title of a matrix", () => {
  it("begins with the model, says what the filter leaves by its names, and ends with the page", () => {
    expect(title({})).toBe("Matrix");
    expect(title({ model: "mobilenet_v2", chip: "SM8650", target: ["device", "host"] })).toBe(
      "mobilenet_v2 · Snapdragon 8 Gen 3 · Device, Host (CPU) · Matrix",
    );
  });

  it("counts what it has no room for", () => {
    expect(title({ rows: "model", model: ["a", "b", "c"] })).toBe("a and 2 more · Matrix");
    expect(title({ rows: "model", model: ["a", "b", "c"] }, false, "zh-CN")).toBe("a 及另外 2 项 · 矩阵");
  });

  it("says which versions are compared, and which moment is shown", () => {
    expect(title({ diff: "qairt", a: "2.40.0", b: "2.42.0", asOf: "41208" }, true)).toBe(
      "QAIRT 2.40.0 → 2.42.0 · pinned to run 41208 · Matrix",
    );
  });
});
