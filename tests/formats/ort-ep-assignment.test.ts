import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ortEpAssignment } from "@/lib/formats/ort-ep-assignment";
import { fixture, supplementOf } from "@/tests/formats/supplement-items";
import { hasShared, shared } from "@/tests/support/shared";

const read = (value: unknown) =>
  supplementOf(ortEpAssignment, typeof value === "string" ? value : JSON.stringify(value));
const subgraph = (ep_name: unknown, ...ops: unknown[]) => ({
  ep_name,
  nodes: ops.map((op_type, index) => ({ name: `n${index}`, op_type, domain: "" })),
});

describe("an EP assignment dump", () => {
  test("gives exact counts, partitions, and the names of what is not on the NPU", async () => {
    expect(await read(fixture("ort-ep-assignment", "qnn.json").toString())).toEqual({
      placement: { npu: 4, gpu: 0, cpu: 2, fallback: ["in_QuantizeLinear", "(no name) Gelu"] },
      partitions: 2,
      note: "QNN is taken as NPU: its backend is not named",
      places: {
        "/conv1/Conv": "npu",
        "/relu/Relu": "npu",
        "/conv2/Conv": "npu",
        "/fc/Gemm": "npu",
        in_QuantizeLinear: "cpu",
      },
    });
  });

  test("of a session on CPU or GPU alone has no NPU partition", async () => {
    const found = await read([subgraph("CUDAExecutionProvider", "Conv"), subgraph("CPUExecutionProvider", "Shape")]);
    expect(found).toEqual({
      placement: { npu: 0, gpu: 1, cpu: 1, fallback: ["n0", "n0"] },
      partitions: 0,
      places: { n0: null },
    });
  });

  test("does not count a prepared context as one node", async () => {
    expect(
      await read([subgraph("QNNExecutionProvider", "EPContext"), subgraph("CPUExecutionProvider", "Conv")]),
    ).toMatchObject({
      placement: { npu: null, gpu: 0, cpu: 1 },
      partitions: 1,
      note: expect.stringContaining("EPContext"),
    });
  });

  test.each([
    [
      "an unknown provider",
      [subgraph("TachyonExecutionProvider", "A")],
      '1 unknown execution provider "TachyonExecutionProvider"',
    ],
    [
      "a provider of several processors",
      [subgraph("OpenVINOExecutionProvider", "A")],
      /^1 OpenVINOExecutionProvider does not say/,
    ],
    ["no provider", [subgraph(undefined, "A")], "1 ep_name is no name: undefined"],
    ["a provider that is no text", [subgraph({}, "A")], "1 ep_name is no name: {}"],
    [
      "nodes that are no list",
      [{ ep_name: "CPUExecutionProvider", nodes: {} }],
      "1 nodes of CPUExecutionProvider is no list",
    ],
    [
      "a node without an operator",
      [subgraph("CPUExecutionProvider", "A", null)],
      "1 nodes[1] of CPUExecutionProvider has no op_type",
    ],
    ["no node", [{ ep_name: "CPUExecutionProvider", nodes: [] }], "1 names no node"],
  ])("with %s is refused", async (_, value, reason) => {
    expect(await read(value)).toMatch(
      reason instanceof RegExp ? reason : new RegExp(`^${reason.replace(/\W/g, "\\$&")}$`),
    );
  });

  test("that ends early is refused: fewer nodes would look like a better placement", async () => {
    const text = fixture("ort-ep-assignment", "qnn.json").toString();
    expect(await read(text.slice(0, text.lastIndexOf("]")))).toBe(
      "- ends early: its list is not closed, so nothing can be counted",
    );
  });

  test("with more nodes than a supplement holds says how many it names", async () => {
    const many = [subgraph("CPUExecutionProvider", ...Array.from({ length: 20_001 }, () => "Conv"))];
    const found = await read(many);
    expect(found).toMatchObject({
      placement: { cpu: 20_001 },
      note: "names the first 20000 of 20001 nodes; where each of 20001 nodes ran is left out: at most 20000 are kept by name",
    });
  });
});

const SAMPLE = "data/samples/ort_ep_graph_assignment.json";
test.skipIf(!hasShared(SAMPLE))("the dump of ONNX Runtime 1.30 in ../shared: everything on the CPU", async () => {
  const text = readFileSync(shared(SAMPLE), "utf8");
  const nodes = (JSON.parse(text) as { nodes: unknown[] }[]).flatMap((one) => one.nodes).length;
  const found = await read(text);
  expect(found).toMatchObject({ placement: { npu: 0, gpu: 0, cpu: nodes }, partitions: 0 });
  expect(typeof found === "object" && found.placement?.fallback).toHaveLength(nodes);
});
