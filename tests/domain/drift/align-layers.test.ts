import { describe, expect, it } from "vitest";
import { alignLayers } from "@/lib/domain/drift/align-layers";
import { findParameterOwner, normalizeLayerName } from "@/lib/domain/drift/layer-names";
import type { LayerNode } from "@/lib/domain/drift/layers";
import { nodesFrom } from "@/tests/domain/drift/sides";

const fused = (id: string, ...fusedFrom: string[]): LayerNode => ({ id, op: null, inputs: [], fusedFrom });

describe("layers of two graphs", () => {
  it("meet by id, wherever they stand", () => {
    const { matches, coverage } = alignLayers(nodesFrom("a", "b"), nodesFrom("b", "a", "x"));
    expect(matches).toEqual([
      { kind: "same-id", a: [0], b: [1] },
      { kind: "same-id", a: [1], b: [0] },
    ]);
    expect(coverage.a).toBe(1);
    expect(coverage.b).toBeCloseTo(2 / 3, 12);
  });

  it("meet through what they were fused from, many to many", () => {
    const a = [fused("conv"), fused("bn_relu", "bn", "relu"), fused("pool")];
    const b = [fused("conv_bn", "conv", "bn"), fused("relu"), fused("pool")];
    expect(alignLayers(a, b).matches).toEqual([
      { kind: "fused", a: [0, 1], b: [0, 1] },
      { kind: "same-id", a: [2], b: [2] },
    ]);
  });

  it("meet through the one node that another was made from", () => {
    expect(alignLayers([fused("conv")], [fused("htp_17", "conv")]).matches).toEqual([
      { kind: "fused", a: [0], b: [0] },
    ]);
  });

  it("meet by name once the marks of tools are taken off", () => {
    const a = nodesFrom("/layers.2/conv/Conv", "/fc/Gemm");
    const b = nodesFrom("fc_Gemm_output_0_nchwc", "layers_2_conv_Conv_output_0");
    expect(alignLayers(a, b).matches).toEqual([
      { kind: "renamed", a: [0], b: [1] },
      { kind: "renamed", a: [1], b: [0] },
    ]);
  });

  it("stay apart where a name could mean two", () => {
    const { matches, ambiguous, unmatched } = alignLayers(nodesFrom("a/b", "a.b"), nodesFrom("a_b"));
    expect(matches).toEqual([]);
    expect(ambiguous).toEqual(["a_b"]);
    expect(unmatched).toEqual({ a: [0, 1], b: [0] });
  });
});

describe("names", () => {
  it.each([
    "/layers.2/conv/Conv",
    "/layers.2/conv/Conv_output_0",
    "/layers.2/conv/Conv.output[0]",
    "layers_2_conv_Conv_output_0",
    "/layers.2/conv/Conv_output_0_ReshapedSavedOutput",
    "/layers.2/conv/Conv_output_0_QuantizeLinear_Input",
    "/layers.2/conv/Conv_token_9",
    "fused /layers.2/conv/Conv",
  ])("%s is the second convolution", (name) => expect(normalizeLayerName(name)).toBe("layers_2_conv_Conv"));

  it("keep a second output and other scripts", () => {
    expect(normalizeLayerName("Split_output_1")).toBe("Split_output_1");
    expect(normalizeLayerName("卷积.一")).toBe("卷积_一");
  });

  it("of parameters lead to their layer, unless several could be meant", () => {
    const layers = ["/layers.2/conv/Conv_output_0", "/layers.20/conv/Conv_output_0", "/fc/a", "/fc/b"];
    expect(findParameterOwner("layers.2.conv.weight", layers)).toBe(0);
    expect(findParameterOwner("layers.20.conv.bias", layers)).toBe(1);
    expect(findParameterOwner("fc.weight", layers)).toBeNull();
    expect(findParameterOwner("layers.2.conv", layers)).toBeNull();
  });
});
