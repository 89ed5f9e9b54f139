import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newestSameStack } from "@/lib/domain/compare/same-stack";
import { compareStacks, stackText } from "@/lib/domain/stack";
import { judged } from "@/tests/domain/changes/judged-runs";
import { NO_STACK } from "@/tests/support/no-stack";

const under = (seq: number, qairt: string | null, change: Partial<ReturnType<typeof judged>> = {}) => ({
  ...judged(seq),
  stack: { ...NO_STACK, qairt },
  ...change,
});

describe("the newest stack that two cells share", () => {
  it("is the newest version, not the one measured last", () => {
    const same = newestSameStack(
      [under(1, "2.9.0"), under(9, "2.9.0"), under(2, "2.42.0"), under(3, "2.43.0")],
      [under(10, "2.9.0"), under(4, "2.42.0")],
    );
    expect(same).toMatchObject({ stack: { qairt: "2.42.0" }, from: { seq: 2 }, to: { seq: 4 } });
  });

  it("is spoken for by the newest measured run of each", () => {
    const failed = { status: "failed" as const, value: null };
    const same = newestSameStack(
      [under(1, "2.42.0"), under(2, "2.42.0")],
      [under(3, "2.42.0"), under(4, "2.42.0", failed)],
    );
    expect(same).toMatchObject({ from: { seq: 2 }, to: { seq: 3 } });
  });

  it("is none where nothing is shared, no version is known, or an option differs", () => {
    const tuned = { stack: { ...NO_STACK, qairt: "2.42.0", options: { graph_optimization_level: "3" } } };
    expect(newestSameStack([under(1, "2.42.0")], [under(2, "2.43.0")])).toBeNull();
    expect(newestSameStack([under(1, null)], [under(2, null)])).toBeNull();
    expect(newestSameStack([under(1, "2.42.0")], [under(2, "2.42.0", tuned)])).toBeNull();
  });

  it("is the same from either side, shared by both and newer than any other that both ran", () => {
    const versions = fc.array(fc.constantFrom("2.9.0", "2.40.0", "2.41.0", "2.42.0"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(versions, versions, (a, b) => {
        const from = a.map((qairt, i) => under(i, qairt));
        const to = b.map((qairt, i) => under(100 + i, qairt));
        const same = newestSameStack(from, to);
        const back = newestSameStack(to, from);
        expect([back?.from.id, back?.to.id]).toEqual([same?.to.id, same?.from.id]);
        const both = from
          .filter(({ stack }) => (b as (string | null)[]).includes(stack.qairt))
          .map(({ stack }) => stack);
        const [newest] = both.sort((x, y) => compareStacks(y, x));
        expect(same && stackText(same.stack)).toBe(newest ? stackText(newest) : null);
      }),
    );
  });
});
