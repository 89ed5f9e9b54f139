import { describe, expect, test } from "vitest";
import { placementEvidence, verifyOnCpu } from "@/lib/formats/workarounds/verify";
import { layer } from "./layers";

type Place = "npu" | "gpu" | "cpu";

/** What an EP assignment says: a place for each node, and every node is there. */
const assigned = (places: Record<string, Place>) =>
  placementEvidence(
    { graph: Object.keys(places).map((id) => ({ id, nodes: [id] })), placement: Object.values(places) },
    null,
    true,
  );

const a = layer("a");
const b = layer("b");
const group = layer("group", { nodes: ["c", "d"] });

describe("a workaround on the CPU", () => {
  test.each([
    ["took-effect", [a, b], { a: "cpu", b: "cpu", c: "npu" }],
    ["partly", [a, b], { a: "cpu", b: "npu" }],
    ["no-effect", [a, b], { a: "npu", b: "gpu" }],
    ["partly", [group], { c: "cpu", d: "npu" }],
    ["took-effect", [group], { c: "cpu" }],
    ["unknown", [a, b], { a: "cpu" }],
    ["unknown", [a], {}],
    ["no-effect", [a, b], { a: "npu" }],
  ] as const)("%s", (verdict, layers, places) => {
    expect(verifyOnCpu(layers, assigned(places)).verdict).toBe(verdict);
  });

  test("says of each layer what became of it", () => {
    const evidence = assigned({ a: "cpu", b: "npu", c: "cpu", d: "gpu" });
    expect(verifyOnCpu([a, b, group, layer("fused")], evidence).layers).toEqual([
      { id: "a", effect: "cpu" },
      { id: "b", effect: "elsewhere" },
      { id: "group", effect: "mixed" },
      { id: "fused", effect: "gone" },
    ]);
  });

  test("is told by a profile's list of nodes on the CPU, which proves nothing about nodes that it hides", () => {
    const evidence = placementEvidence(null, { npu: null, gpu: 0, cpu: 2, fallback: ["a", "Transpose"] }, false);
    expect(verifyOnCpu([a], evidence).verdict).toBe("took-effect");
    expect(verifyOnCpu([a, b], evidence)).toEqual({
      verdict: "unknown",
      layers: [
        { id: "a", effect: "cpu" },
        { id: "b", effect: "unknown" },
      ],
    });
  });

  test("is not told by a list in which the GPU's nodes stand too", () => {
    const evidence = placementEvidence(null, { gpu: 1, cpu: 1, fallback: ["a", "b"] }, false);
    expect(verifyOnCpu([a], evidence).verdict).toBe("unknown");
  });

  test("needs the whole list to say that a group's other nodes were fused away", () => {
    const layers = { graph: [{ id: "c", nodes: ["c"] }], placement: ["cpu" as const] };
    expect(verifyOnCpu([group], placementEvidence(layers, null, true)).verdict).toBe("took-effect");
    expect(verifyOnCpu([group], placementEvidence(layers, null, false)).verdict).toBe("unknown");
  });

  test("is unknown where a layer's nodes have no names, or nothing was told at all", () => {
    expect(verifyOnCpu([layer("a", { nodes: [] })], assigned({ a: "cpu" })).verdict).toBe("unknown");
    expect(verifyOnCpu([a], placementEvidence(null, null, true)).verdict).toBe("unknown");
    expect(verifyOnCpu([a], placementEvidence({ graph: [{ id: "a" }], placement: [null] }, null, true)).verdict).toBe(
      "unknown",
    );
  });
});
