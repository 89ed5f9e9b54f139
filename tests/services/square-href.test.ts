import { describe, expect, it } from "vitest";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { squareHref } from "@/lib/services/square-href";
import { makeCell } from "@/tests/fixtures/cells";

const lead = squareHref(parseMatrixQuery({}));

describe("where a square leads", () => {
  it("makes no path out of a run's id", () => {
    expect(lead("SM8650", "none:float", [makeCell({ runId: "../../x?y" })])).toBe("/runs/..%2F..%2Fx%3Fy");
  });

  it("opens the axis that tells most of its cells apart", () => {
    const cells = ["a", "b", "c"].map((path, i) => makeCell({ path, model: i === 0 ? "one" : "two" }));
    expect(lead("SM8650", "none:float", cells)).toBe("/?columns=path&chip=SM8650&scheme=none%3Afloat");
  });

  it("leads to runs when no axis tells its cells apart", () => {
    expect(lead("SM8650", "none:float", [makeCell(), makeCell()])).toMatch(/^\/runs\?/);
  });
});
