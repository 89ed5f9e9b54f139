import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorPath } from "@/lib/domain/drift/error-path";

const names = (edges: { from: number; to: number }[]) => edges.map(({ from, to }) => `${from}>${to}`);

describe("the path of the error", () => {
  it("runs from the culprit to the output along the layers that inherited from it", () => {
    // 0 -> 1 -> 3, 0 -> 2 -> 3 -> 4: the culprit is 1.
    const layers = [
      { inputs: [], from: null },
      { inputs: [0], from: 0 },
      { inputs: [0], from: 0 },
      { inputs: [1, 2], from: 1 },
      { inputs: [3], from: 3 },
    ];
    expect(names(errorPath(layers, [1]))).toEqual(["1>3", "3>4"]);
  });

  it("leaves out a reader that inherited from elsewhere", () => {
    const layers = [
      { inputs: [], from: null },
      { inputs: [], from: null },
      { inputs: [0, 1], from: 1 },
      { inputs: [0], from: 0 },
    ];
    expect(names(errorPath(layers, [0]))).toEqual(["0>3"]);
  });

  it("passes through layers that were not observed", () => {
    const layers = [
      { inputs: [], from: null },
      { inputs: [0], from: null },
      { inputs: [1], from: 0 },
    ];
    expect(names(errorPath(layers, [0]))).toEqual(["0>1", "1>2"]);
  });

  it("is empty without culprits, and has every edge once even in a cycle", () => {
    const edges = fc.array(fc.array(fc.nat(15), { maxLength: 3 }), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(edges, fc.array(fc.nat(15), { maxLength: 3 }), (inputs, culprits) => {
        const layers = inputs.map((read) => ({ inputs: [...new Set(read)], from: read[0] ?? null }));
        expect(errorPath(layers, [])).toEqual([]);
        const met = names(errorPath(layers, culprits));
        expect(new Set(met).size).toBe(met.length);
      }),
    );
  });
});
