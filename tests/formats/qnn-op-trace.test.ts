import { describe, expect, test } from "vitest";
import { qnnOpTrace } from "@/lib/formats/qnn-op-trace";
import { fixture, supplementOf } from "@/tests/formats/supplement-items";

const v2 = JSON.parse(fixture("qnn-op-trace", "v2.json").toString());
const read = (change: object = {}, base: object = v2) =>
  supplementOf(qnnOpTrace, JSON.stringify({ ...base, ...change }));

describe("a QNN op trace", () => {
  test("of version 2 gives counts, partitions, the reason of each node, and what it was compiled for", async () => {
    expect(await read()).toEqual({
      placement: { npu: 3, gpu: 0, cpu: 2, fallback: ["/act/Gelu", "(no name) NonZero"] },
      partitions: 2,
      fallbackReasons: [
        { node: "/act/Gelu", reason: "Gelu with approximate=tanh is not supported" },
        { node: "(no name) NonZero", reason: "no op builder" },
      ],
      note: "compiled for V73 soc_model 60",
      places: { "/conv1/Conv": "npu", "/relu/Relu": "npu", "/fc/Gemm": "npu", "/act/Gelu": "cpu" },
    });
  });

  test("of version 1 has its target at the root", async () => {
    expect(await supplementOf(qnnOpTrace, fixture("qnn-op-trace", "v1.json"))).toEqual({
      placement: { npu: 12, gpu: 0, cpu: 0, fallback: [] },
      partitions: 1,
      note: "compiled for V75 soc_model 57",
    });
  });

  test("puts nodes where the backend runs", async () => {
    expect(await read({ backend_type: "gpu" })).toMatchObject({ placement: { npu: 0, gpu: 3, cpu: 2 } });
    expect(await read({ backend_type: "cpu" })).toMatchObject({ placement: { npu: 0, gpu: 0, cpu: 5 } });
    expect(await read({ backend_type: "cpu" })).not.toHaveProperty("partitions");
  });

  test("compiled for several chips does not say which of them refused a node", async () => {
    const soc_traces = ["V73", "V81"].map((htp_arch) => ({ compilation_target: { htp_arch, soc_model: 0 } }));
    const found = await read({ soc_traces });
    expect(found).toMatchObject({
      partitions: 2,
      note: expect.stringContaining("compiled for V73, V81; where nodes ran is left out"),
    });
    expect(found).not.toHaveProperty("placement");
    const summary = { ...v2.summary, unsupported_nodes: 0, total_onnx_nodes: 3 };
    expect(await read({ soc_traces, unsupported_nodes: [], summary })).toMatchObject({ placement: { npu: 3, cpu: 0 } });
  });

  test.each([
    ["a version that is not known", { schema_version: 3 }, "- schema_version 3 is not known: 1 and 2 are read"],
    [
      "a backend that runs nothing",
      { backend_type: "saver" },
      '- unknown QNN backend "saver": htp, gpu and cpu are read',
    ],
    ["no backend", { backend_type: null }, '- unknown QNN backend "": htp, gpu and cpu are read'],
    ["no list of unsupported nodes", { unsupported_nodes: {} }, "- unsupported_nodes is no list: {}"],
    ["a node without a name", { unsupported_nodes: [{}] }, "- unsupported_nodes[0] has no node_name"],
    ["no summary", { summary: null }, "- summary.supported_nodes is no count: undefined"],
    [
      "a count that is none",
      { summary: { ...v2.summary, supported_nodes: "3" } },
      '- summary.supported_nodes is no count: "3"',
    ],
    [
      "counts that do not add up",
      { summary: { ...v2.summary, total_onnx_nodes: 9 } },
      "- summary.total_onnx_nodes is 9, which is not 3 + 2",
    ],
    [
      "another number of nodes than it lists",
      { unsupported_nodes: [] },
      "- summary.unsupported_nodes is 2, but 0 are listed",
    ],
  ])("with %s is refused", async (_, change, reason) => {
    expect(await read(change)).toBe(reason);
  });
});
