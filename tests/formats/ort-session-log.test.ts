import { describe, expect, test } from "vitest";
import { ortSessionLog } from "@/lib/formats/ort-session-log";
import { fixture, supplementOf } from "@/tests/formats/supplement-items";

const whole = fixture("ort-session-log", "verbose.txt").toString("utf8");
const read = (content: string) => supplementOf(ortSessionLog, content);
const without = (pattern: RegExp) =>
  whole
    .split("\n")
    .filter((line) => !pattern.test(line))
    .join("\n");
const say = (...messages: string[]) =>
  read(messages.map((message) => `2026-01-12 08:00:00.1 [V:onnxruntime:, a.cc:1 F] ${message}\n`).join(""));
const QNN_LINE =
  "Number of partitions supported by QNN EP: 1, number of nodes in the graph: 40, number of nodes supported by QNN: 40";

describe("a session log", () => {
  test("gives nodes on the NPU as QNN last counted them, partitions, CPU nodes by name, and why they fell back", async () => {
    expect(await read(whole)).toEqual({
      placement: { npu: 58, gpu: 0, cpu: 2, fallback: ["in_QuantizeLinear", "/act/Gelu"] },
      partitions: 2,
      fallbackReasons: [{ node: "/act/Gelu", reason: "QNN EP: Gelu with approximate=tanh is not supported" }],
    });
  });

  test("is read by its messages: file, line, function, colours and logcat tags do not matter", async () => {
    const plain = await read(whole);
    const other = whole
      .replaceAll("session_state.cc:1377 VerifyEachNodeIsAssignedToAnEp", "state.cc:1 Other")
      .replace(/^(2026)/gm, "01-12 08:00:00.000  4321  4321 I onnxruntime: \u001b[0;93m$1");
    expect(await read(other)).toEqual(plain);
  });

  test("with everything in one place needs no names", async () => {
    expect(
      await say(QNN_LINE, "Node placements", " All nodes placed on [QNNExecutionProvider]. Number of nodes: 1"),
    ).toEqual({
      placement: { npu: 40, gpu: 0, cpu: 0, fallback: [] },
      partitions: 1,
      note: "QNN is taken as NPU: its backend is not named",
    });
    expect(await say("Node placements", " All nodes placed on [CPUExecutionProvider]. Number of nodes: 19")).toEqual({
      placement: { npu: 0, gpu: 0, cpu: 19, fallback: [] },
      partitions: 0,
      note: "the log does not name the nodes",
    });
  });

  test("without QNN's own line does not count compiled partitions as nodes", async () => {
    expect(await read(without(/Number of partitions/))).toMatchObject({
      placement: { npu: null, cpu: 2 },
      partitions: 2,
      note: expect.stringContaining("is not said"),
    });
  });

  test("of a prepared context does not count it as one node", async () => {
    const line =
      "Number of partitions supported by QNN EP: 1, number of nodes in the graph: 1, number of nodes supported by QNN: 1";
    expect(
      await say(line, "Node placements", " All nodes placed on [QNNExecutionProvider]. Number of nodes: 1"),
    ).toMatchObject({
      placement: { npu: null },
      note: expect.stringContaining("EPContext"),
    });
  });

  test("puts the nodes of QNN where its backend is", async () => {
    expect(await read(whole.replace("libQnnHtp.so", "QnnGpu.dll"))).toMatchObject({
      placement: { npu: 0, gpu: 58, cpu: 2 },
      partitions: 0,
    });
    expect(await read(whole.replace("libQnnHtp.so", "libQnnHtp.so then libQnnCpu.so"))).toMatchObject({
      placement: { npu: 58 },
    });
  });

  test("without placements gives what QNN took, and not where the rest went", async () => {
    expect(await read(without(/VerifyEach/))).toEqual({
      partitions: 2,
      fallbackReasons: [{ node: "/act/Gelu", reason: "QNN EP: Gelu with approximate=tanh is not supported" }],
      note: "where nodes ran is left out: the log has no node placements (log_severity_level=0 writes them)",
    });
  });

  test("that ends within its placements gives no counts", async () => {
    const end = whole.indexOf("   Gelu (/act");
    expect(await read(whole.slice(0, end))).toMatchObject({
      note: expect.stringContaining("ends within its node placements"),
    });
    expect(await read(whole.slice(0, end))).not.toHaveProperty("placement");
  });

  test.each([
    [
      "no placements",
      ["Session successfully initialized."],
      "- has no node placements (log_severity_level=0 writes them)",
    ],
    [
      "two sessions",
      [
        "Node placements",
        " All nodes placed on [CPUExecutionProvider]. Number of nodes: 1",
        "Node placements",
        " All nodes placed on [CPUExecutionProvider]. Number of nodes: 2",
      ],
      "3 has the node placements of several sessions: give each run a log of its own",
    ],
    [
      "an unknown provider",
      ["Node placements", " All nodes placed on [Tachyon]. Number of nodes: 1"],
      '1 unknown execution provider "Tachyon"',
    ],
    ["a heading alone", ["Node placements"], "1 ends within its node placements"],
  ])("with %s is refused", async (_, messages, reason) => {
    expect(await say(...messages)).toBe(reason);
  });

  test("of one session, opened twice alike, counts it once", async () => {
    const once = ["Node placements", " All nodes placed on [CPUExecutionProvider]. Number of nodes: 3"];
    expect(await say(...once, ...once)).toMatchObject({ placement: { cpu: 3 } });
  });
});
