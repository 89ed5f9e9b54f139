import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { ANNOTATION, ANNOTATION_KEY } from "@/lib/formats/workarounds/ort-layer-annotations";
import { ANNOTATED, NAME_BASED } from "@/lib/formats/workarounds/ort-versions";
import { fileOf, inputOf, layer, writer } from "@/tests/formats/workarounds/layers";
import { chain, onnxModel } from "@/tests/support/onnx-model";
import { readLayering } from "@/tests/support/ort-layering";
import { ROOT } from "@/tests/support/source-files";

const NAMES = ["/block/Conv_1", "/block/Conv_10", "/block/Conv_2", "/头/注意力"];
const model = onnxModel(chain(NAMES), "x", "t3");
const layers = NAMES.map((name) => layer(name));

const entriesFor = (chosen: readonly string[]): Record<string, string> =>
  JSON.parse(fileOf(writer("ort-session-json").write(inputOf("cpu", chosen, layers))).text);

/** A session with these configuration entries; ONNX Runtime's complaint when it refuses them. */
const create = (entries: Record<string, string>) => InferenceSession.create(model, { extra: entries });

const attempt = (text: string) =>
  create({ [NAME_BASED.key]: text }).then(
    () => "accepted",
    (error: Error) => error.message,
  );

describe("ONNX Runtime itself", () => {
  test.each([[["/block/Conv_1"]], [["/block/Conv_2", "/头/注意力"]], [NAMES]])(
    "takes the session options that are written for %j and runs",
    async (chosen) => {
      const session = await create(entriesFor(chosen));
      const { t3 } = await session.run({ x: new Tensor("float32", new Float32Array([0, 1, 2, -1]), [4]) });
      expect(t3?.dims).toEqual([4]);
      await session.release();
    },
  );

  test("would say no to a text that is not in its grammar", async () => {
    expect(await attempt("cpu(=/block/Conv_1)")).toContain("exact-match");
    expect(await attempt("cpu /block/Conv_1")).toContain("Invalid layering config");
    expect(await attempt("cpu(/block/Conv_1, /block/Conv_1)")).toContain("Duplicate");
  });

  test("agrees with our retelling of its grammar on what is a text", async () => {
    const texts = [
      "cpu(a, b); npu(c)",
      "cpu(a",
      "cpu)a(",
      "(a)",
      "cpu(a)(b)",
      "cpu(, a,)",
      "cpu(a);;",
      "cpu(a;b)",
      "cpu( =a)",
    ];
    for (const text of texts) {
      let ours = "accepted";
      try {
        readLayering(text);
      } catch {
        ours = "refused";
      }
      expect([text, (await attempt(text)) === "accepted" ? "accepted" : "refused"]).toEqual([text, ours]);
    }
  });

  test("refuses both ways of assigning layers at once, which no file of ours asks for", async () => {
    const both = { ...entriesFor(["/block/Conv_2"]), [ANNOTATED.key]: `cpu(=${ANNOTATION})` };
    await expect(create(both)).rejects.toThrow("mutually exclusive");
  });

  test("takes the annotations that are written for older versions", async () => {
    const [first, ...others] = chain(NAMES);
    if (!first) throw new Error("a chain has nodes");
    const annotated = onnxModel([{ ...first, metadata: [ANNOTATION_KEY, ANNOTATION] }, ...others], "x", "t3");
    const session = await InferenceSession.create(annotated, { extra: { [ANNOTATED.key]: `cpu(=${ANNOTATION})` } });
    expect(session.inputNames).toEqual(["x"]);
    await session.release();
  });

  test("says in its log which rule became which execution provider", { timeout: 60_000 }, async () => {
    const entries = entriesFor(["/block/Conv_1"]);
    const script = `
      const { InferenceSession } = require("onnxruntime-node");
      const model = Buffer.from(${JSON.stringify(Buffer.from(model).toString("base64"))}, "base64");
      InferenceSession.create(model, { extra: ${JSON.stringify(entries)}, logSeverityLevel: 0 });
    `;
    const { stderr } = await promisify(execFile)(process.execPath, ["-e", script], {
      cwd: ROOT,
      maxBuffer: 10_000_000,
    });
    expect(stderr).toContain("(cpu -> /block/Conv_1) mapped to EP: CPUExecutionProvider");
    // There is no NPU here: the rule that keeps Conv_10 off the CPU is dropped, which leaves that node free.
    expect(stderr).toContain("(device='npu', annotation='/block/Conv_10') could not be mapped");
  });
});
