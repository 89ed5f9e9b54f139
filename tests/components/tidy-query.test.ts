import { describe, expect, it } from "vitest";
import { tidyQuery } from "@/components/filter/tidy-query";

const CONTROLS = [
  { kind: "select", name: "model", fallback: "" },
  { kind: "select", name: "evaluation", fallback: "" },
  { kind: "menu", name: "chip" },
  { kind: "select", name: "rows", fallback: "chip" },
  { kind: "select", name: "columns", fallback: "scheme" },
  { kind: "segments", name: "mode", fallback: "delta" },
];
const tidy = (entries: [string, string][], before = "", changed: string | null = null) =>
  tidyQuery(entries, CONTROLS, new URLSearchParams(before), changed);

describe("tidyQuery", () => {
  it("leaves out blanks and defaults, and keeps repeated keys in order", () => {
    const entries: [string, string][] = [
      ["model", "mobilenet_v2"],
      ["evaluation", ""],
      ["chip", "SM8650"],
      ["chip", "SM8550"],
      ["rows", "chip"],
      ["columns", "scheme"],
      ["mode", "value"],
    ];
    expect(tidy(entries)).toBe("model=mobilenet_v2&chip=SM8650&chip=SM8550&mode=value");
  });

  it("lets rows and columns trade places instead of being the same", () => {
    expect(
      tidy(
        [
          ["rows", "scheme"],
          ["columns", "scheme"],
        ],
        "",
        "rows",
      ),
    ).toBe("rows=scheme&columns=chip");
    expect(
      tidy(
        [
          ["rows", "chip"],
          ["columns", "chip"],
        ],
        "",
        "columns",
      ),
    ).toBe("rows=scheme&columns=chip");
    expect(
      tidy(
        [
          ["rows", "path"],
          ["columns", "path"],
        ],
        "rows=model&columns=path",
        "rows",
      ),
    ).toBe("rows=path&columns=model");
  });

  it("forgets the evaluation when the model changes, and only then", () => {
    const entries: [string, string][] = [
      ["model", "vit"],
      ["evaluation", "abc"],
    ];
    expect(tidy(entries, "", "model")).toBe("model=vit");
    expect(tidy(entries, "", "mode")).toBe("model=vit&evaluation=abc");
  });

  it("keeps parameters that no control shows", () => {
    expect(
      tidy([
        ["asOf", "41208"],
        ["rows", "chip"],
      ]),
    ).toBe("asOf=41208");
  });
});
