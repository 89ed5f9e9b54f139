import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DriftState, FIRST_STATE, parseDriftState, withDriftState } from "@/components/drift/drift-state";
import { GRAPH_COLOURS } from "@/components/drift/graph/graph-layer";
import { COLUMN_IDS } from "@/components/drift/list/columns";
import { LAYER_PLACES } from "@/lib/domain/drift/layers";

const state: fc.Arbitrary<DriftState> = fc.record({
  layer: fc.option(fc.string({ minLength: 1 })),
  sort: fc.constantFrom(...COLUMN_IDS),
  descending: fc.boolean(),
  search: fc.string(),
  op: fc.option(fc.string({ minLength: 1 })),
  culprits: fc.boolean(),
  place: fc.option(fc.constantFrom(...LAYER_PLACES)),
  threshold: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))),
  colour: fc.constantFrom(...GRAPH_COLOURS),
});

const read = (parameters: URLSearchParams) => parseDriftState(Object.fromEntries(parameters));

describe("the address of a page of layers", () => {
  it("shows again whatever was chosen", () => {
    fc.assert(
      fc.property(state, (chosen) => {
        expect(read(withDriftState(new URLSearchParams(), chosen))).toEqual(chosen);
      }),
    );
  });

  it("keeps what is not its own, and says nothing of what is as at first", () => {
    const query = withDriftState(new URLSearchParams("a=1&b=2&q=old"), FIRST_STATE);
    expect(query.toString()).toBe("a=1&b=2");
  });

  it("opens in spite of what it cannot read", () => {
    expect(parseDriftState({ sort: "-colour", place: "tpu", min: "much", colour: "pink", show: "all" })).toEqual(
      FIRST_STATE,
    );
  });
});
