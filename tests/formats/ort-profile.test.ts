import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { median, ortProfile } from "@/lib/formats/ort-profile";
import { fixture, supplementOf } from "@/tests/formats/supplement-items";
import { hasShared, shared } from "@/tests/support/shared";

const read = (content: string) => supplementOf(ortProfile, content);
const whole = fixture("ort-profile", "qnn.json").toString("utf8");

const run = (dur: unknown) => ({ cat: "Session", name: "model_run", ph: "X", dur, args: {} });
const node = (provider: unknown, index: unknown, name = `n${index}`) => ({
  cat: "Node",
  name: `${name}_kernel_time`,
  dur: 1,
  args: { provider, node_index: index, op_name: "Conv" },
});
const profile = (...events: unknown[]) => read(JSON.stringify(events));

describe("an ONNX Runtime profile", () => {
  test("of a QNN session gives partitions, the nodes left to the CPU, and says what it cannot tell", async () => {
    expect(await read(whole)).toEqual({
      placement: { npu: null, gpu: 0, cpu: 2, fallback: ["in_QuantizeLinear", "Gelu"] },
      partitions: 2,
      latencyMs: 1,
      note:
        "latency is the median of 3 runs after the first; " +
        "a compiled subgraph is one event, so how many nodes ran on the NPU cannot be told; " +
        "QNN is taken as NPU: its backend is not named",
      places: { in_QuantizeLinear: "cpu", Gelu: "cpu" },
    });
  });

  test("without its closing bracket, from a process that was killed, is read as far as it goes and says so", async () => {
    const killed = await read(whole.slice(0, whole.lastIndexOf("]")));
    expect(killed).toMatchObject({
      placement: { npu: null, gpu: 0, cpu: 2 },
      partitions: 2,
      latencyMs: 1,
      note: expect.stringContaining("the file ends early"),
    });
    const inEvent = await read(whole.slice(0, whole.lastIndexOf('"dur"')));
    expect(inEvent).toMatchObject({ latencyMs: 1, note: expect.stringContaining("median of 2 runs") });
  });

  test("that ends before its first run is done gives nothing, since nodes are missing", async () => {
    expect(await read(whole.slice(0, whole.indexOf('"model_run"')))).toBe(
      "- has no finished model_run, and ends early: the process was probably killed",
    );
  });

  test("counts every processor whose nodes it shows, and calls what is not on the NPU fallback", async () => {
    expect(
      await profile(
        node("CPUExecutionProvider", "0"),
        node("CUDAExecutionProvider", "1"),
        node("CUDAExecutionProvider", "2"),
        run(2000),
      ),
    ).toEqual({
      placement: { npu: 0, gpu: 2, cpu: 1, fallback: ["n1", "n2", "n0"] },
      partitions: 0,
      latencyMs: 2,
      note: "latency is that of a single run, the first",
      places: { n0: "cpu", n1: "gpu", n2: "gpu" },
    });
  });

  test("keeps its latency when a provider's processor is not known", async () => {
    for (const [provider, why] of [
      ["OpenVINOExecutionProvider", "does not say whether"],
      ["TachyonExecutionProvider", 'unknown execution provider "TachyonExecutionProvider"'],
      ["constructor", 'unknown execution provider "constructor"'],
    ]) {
      const found = await profile(node(provider, "0"), run(500), run(300));
      expect(found).toMatchObject({ latencyMs: 0.3, note: expect.stringContaining(why ?? "") });
      expect(found).not.toHaveProperty("placement");
    }
  });

  test("counts a node once however often it ran, and nodes of nested graphs apart", async () => {
    const twice = [node("CPUExecutionProvider", "0"), node("CPUExecutionProvider", "1"), run(1)];
    const nested = node("CPUExecutionProvider", "0", "body");
    expect(await profile(...twice, ...twice, nested)).toMatchObject({ placement: { cpu: 3 } });
  });

  test.each([
    ["a run without a duration", [run("12")], "1 a model_run event has no duration"],
    ["a run of less than nothing", [run(-1)], "1 a model_run event has no duration"],
    [
      "no run",
      [node("CPUExecutionProvider", "0")],
      "- has no finished model_run, so neither time nor placement can be told",
    ],
    ["a node without a number", [node("CPUExecutionProvider", null), run(1)], '1 node "nnull" has no node_index'],
    ["an event without a name", [{ cat: "Node" }], "1 an event has no name"],
  ])("with %s is refused", async (_, events, reason) => {
    expect(await profile(...events)).toBe(reason);
  });

  test("with a broken event is refused with its line", async () => {
    expect(await read('[\n{"name":"a"},\n{"name":}\n]')).toMatch(/^3 is not valid JSON: /);
    expect(await read('[\n{"name":"a"}\n{"name":"b"}]')).toBe(
      "3 is not valid JSON: a comma is missing between two elements",
    );
    expect(await read(`${whole}${whole}`)).toMatch(/^20 has more behind the end/);
    expect(await read(`[{"name":"a"}, 1]`)).toBe("1 has an element that is no JSON object");
  });

  test("of any length costs no memory for its length", async () => {
    const event = `${JSON.stringify(node("CPUExecutionProvider", "1"))},\n`;
    const block = Buffer.from(event.repeat(1_000));
    const last = Buffer.from(`${JSON.stringify(run(7))}]`);
    let blocks = 0;
    const file = {
      path: "long.json",
      size: null,
      open: async function* () {
        yield Buffer.from("[");
        for (; blocks < 200; blocks += 1) yield block;
        yield last;
      },
    };
    const before = process.memoryUsage().heapUsed;
    const items = [];
    for await (const item of ortProfile.read([file], { run: "0192f0c1-7c7a-7000-8000-000000000001" })) items.push(item);
    expect(items[0]).toMatchObject({ kind: "supplement", supplement: { placement: { cpu: 1 }, latencyMs: 0.007 } });
    // 20 MB were read; a reader that keeps them has them here.
    expect(block.byteLength * 200).toBeGreaterThan(20_000_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  });

  test("has a median that is the middle, or the mean of the two middle ones", () => {
    expect([median([]), median([3]), median([9, 1, 2]), median([4, 1, 2, 100])]).toEqual([null, 3, 2, 3]);
  });
});

const SAMPLE = "data/samples/ort_profile_cpu_1.30.0.json";
test.skipIf(!hasShared(SAMPLE))(
  "the profile of ONNX Runtime 1.30 in ../shared: 19 nodes on the CPU, three runs",
  async () => {
    const found = await read(readFileSync(shared(SAMPLE), "utf8"));
    expect(found).toMatchObject({ placement: { npu: 0, gpu: 0, cpu: 19 }, partitions: 0 });
    const events: { name: string; dur: number }[] = JSON.parse(readFileSync(shared(SAMPLE), "utf8"));
    const runs = events.filter(({ name }) => name === "model_run").map(({ dur }) => dur);
    expect(found).toMatchObject({ latencyMs: ((runs[1] ?? 0) + (runs[2] ?? 0)) / 2000 });
  },
);
