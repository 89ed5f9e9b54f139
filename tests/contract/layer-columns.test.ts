import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packLayers, unpackLayers } from "@/lib/contract/layer-columns";
import type { RunDocument } from "@/lib/contract/run";

type Layers = NonNullable<RunDocument["layers"]>;

const value = fc.oneof(
  fc.constant(null),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, Math.fround(1e-45)),
);
const anyLayers: fc.Arbitrary<Layers> = fc.integer({ min: 1, max: 20 }).chain((nodes) =>
  fc.record({
    against: fc.constantFrom("float", "host", "another run"),
    samples: fc.integer({ min: 1, max: 100 }),
    graph: fc.constant(
      Array.from({ length: nodes }, (_, i) => ({ id: `n${i}`, op: "Conv", inputs: i > 0 ? [`n${i - 1}`] : [] })),
    ),
    metrics: fc.dictionary(
      fc.constantFrom("sqnr", "cosine", "mse", "toString", "ü"),
      fc.array(value, { minLength: nodes, maxLength: nodes }),
    ),
  }),
);

describe("layers as columns", () => {
  it("come back as they were sent, for values that are float32", () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        expect(JSON.stringify(unpackLayers(packLayers(layers)))).toBe(
          JSON.stringify({
            against: layers.against,
            samples: layers.samples,
            graph: layers.graph.map(({ id, inputs, op }) => ({ id, inputs, op })),
            metrics: Object.fromEntries(Object.entries(layers.metrics).sort(([a], [b]) => (a < b ? -1 : 1))),
          }),
        );
      }),
    );
  });

  it("stay as they are once they are float32", () => {
    const any = fc.array(fc.double({ min: -3e38, max: 3e38, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(any, (values) => {
        const graph = values.map((_, i) => ({ id: String(i) }));
        const once = unpackLayers(packLayers({ graph, metrics: { mse: values } }));
        expect(once.metrics.mse).toEqual(values.map(Math.fround));
        expect(packLayers(once).values).toEqual(packLayers({ graph, metrics: { mse: values } }).values);
      }),
    );
  });

  it("share a graph whatever their values and whatever the order of its members", () => {
    const one = packLayers({ graph: [{ id: "a", op: "Conv" }], metrics: { mse: [1] } });
    const two = packLayers({ graph: [{ op: "Conv", id: "a", inputs: null }], metrics: { sqnr: [2] }, samples: 8 });
    expect(two.graphHash).toBe(one.graphHash);
    expect(packLayers({ graph: [{ id: "a", op: "Gemm" }], metrics: {} }).graphHash).not.toBe(one.graphHash);
  });

  it("take four bytes a value, little-endian, metric by metric in the order of their names", () => {
    const packed = packLayers({ graph: [{ id: "a" }, { id: "b" }], metrics: { z: [1, null], a: [-2, 0.5] } });
    expect(packed.metrics).toEqual(["a", "z"]);
    expect(Buffer.from(packed.values).toString("hex")).toBe("000000c00000003f0000803f0000c07f");
  });

  it("read values from the middle of another buffer, as a driver hands them out", () => {
    const packed = packLayers({ graph: [{ id: "a" }], metrics: { mse: [0.25] } });
    const pool = Buffer.concat([Buffer.from([1, 2, 3]), packed.values]);
    expect(unpackLayers({ ...packed, values: pool.subarray(3) }).metrics).toEqual({ mse: [0.25] });
  });
});
