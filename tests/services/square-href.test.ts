import { describe, expect, it } from "vitest";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { squareHref } from "@/lib/services/square-href";
import { makeCell } from "@/tests/fixtures/cells";

const lead = squareHref(parseMatrixQuery({}));

describe("where a square leads", () => {
  it("opens one cell, and makes no path out of its key", () => {
    expect(lead("SM8650", "none:float", [makeCell({ key: "../../x?y" })])).toBe("/cells/..%2F..%2Fx%3Fy");
  });

  it("stays at the moment that the matrix is pinned to", () => {
    const pinned = squareHref(parseMatrixQuery({ asOf: "12" }));
    expect(pinned("SM8650", "none:float", [makeCell({ key: "k" })])).toBe("/cells/k?asOf=12");
  });

  it("opens the axis that tells most of its cells apart", () => {
    const cells = ["a", "b", "c"].map((path, i) => makeCell({ path, model: i === 0 ? "one" : "two" }));
    expect(lead("SM8650", "none:float", cells)).toBe("/?columns=path&chip=SM8650&scheme=none%3Afloat");
  });

  it("leads to runs when no axis tells its cells apart", () => {
    expect(lead("SM8650", "none:float", [makeCell(), makeCell()])).toMatch(/^\/runs\?/);
  });
});
