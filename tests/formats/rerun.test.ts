import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normalizeRun } from "@/lib/contract/normalize-run";
import { type RunDocument, type RunInput, runDocument } from "@/lib/contract/run";
import { pathId } from "@/lib/domain/find-path";
import { RERUN_STEPS } from "@/lib/domain/rerun-view";
import { rerunOf } from "@/lib/formats/rerun/rerun";
import { shellWord } from "@/lib/formats/rerun/shell";
import { makeRun } from "@/tests/support/runs";

const ID = "0192f0c1-7c7a-7000-8000-00000000abcd";
const SHA = "a".repeat(64);
const HOSTILE = [
  `'; touch /tmp/x; echo '`,
  '"$(id)`id`"',
  "\\",
  "'''\"\"\"",
  "line one line two",
  "😀 中文 \u202e",
  "{f}",
  "%s",
];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "driftgrid-rerun-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function documentOf(change: Partial<RunInput>): RunDocument {
  return runDocument.parse(makeRun(change));
}
function rerun(change: Partial<RunInput>, scheme = "ptq:w8a8", metric = "top1") {
  const document = documentOf(change);
  const path = document.stack?.path == null ? null : pathId(document.stack.path);
  return { document, ...rerunOf(document, { id: ID, path, scheme, metric }) };
}

const options = {
  enable_htp_fp16_precision: "1",
  graph_optimization_level: "all",
  "session.disable_cpu_ep_fallback": "1",
  mystery: "x",
};
const VARIANTS: Partial<RunInput>[] = [
  ...[
    "ort-qnn",
    "ort-qnn-context",
    "ort-cpu",
    "ort-dml",
    "qnn-dlc",
    "qnn-context",
    "snpe",
    "litert",
    "executorch",
    "llama.cpp",
  ].flatMap((path) =>
    [null, "htp", "gpu", "cpu"].flatMap((backend) => [
      { stack: { path, backend } },
      {
        stack: { path, backend, onnxruntime: "1.24.3", qairt: "2.42.0.251225", runtime: "tool 1.0", options },
        artifact: { quantizedSha256: SHA, compiledSha256: SHA },
        target: { kind: "device" as const, soc: "SM8650", device: "Galaxy S24" },
      },
    ]),
  ),
  { stack: { path: "ort-qnn", backend: "htp", qnnEp: "2.3.0", onnxruntime: "1.27.0", options } },
  ...HOSTILE.map((text) => ({
    model: { name: text },
    target: { kind: "device" as const, soc: "SM8650", device: text },
    stack: {
      path: "ort-qnn",
      backend: text,
      onnxruntime: text,
      qairt: text,
      options: { [text]: text, backend_path: text },
    },
  })),
  ...HOSTILE.flatMap((text) =>
    ["qnn-context", "litert", "snpe", "executorch"].map((path) => ({
      model: { name: text },
      stack: { path, backend: text, runtime: text, qairt: text, options: { [text]: text } },
    })),
  ),
];

/** Writes every text of every variant, and lets the interpreters read them without running them. */
function checkSyntax(reruns: ReturnType<typeof rerun>[]): void {
  const python: string[] = [];
  const shell: string[] = [];
  for (const [index, { steps, send }] of reruns.entries()) {
    for (const step of steps) {
      const file = join(folder, `${index}-${step.id}.${step.language === "python" ? "py" : "sh"}`);
      writeFileSync(file, step.text);
      (step.language === "python" ? python : shell).push(file);
    }
    const file = join(folder, `${index}-send.sh`);
    writeFileSync(file, send.text);
    shell.push(file);
  }
  const compile = "import sys\nfor f in sys.argv[1:]:\n    compile(open(f, encoding='utf-8').read(), f, 'exec')";
  execFileSync("python3", ["-c", compile, ...python], { stdio: "pipe" });
  execFileSync("bash", ["-c", 'for f in "$@"; do bash -n "$f" || exit 1; done', "check", ...shell], { stdio: "pipe" });
}

describe("commands that repeat a run", () => {
  it("are good Python and good shell on every path, whatever the run's names hold", () => {
    const reruns = VARIANTS.map((change) => rerun(change, "ptq:w8a8", "perplexity"));
    checkSyntax(reruns);
    const seen = new Set(reruns.flatMap(({ steps }) => steps.map(({ id }) => id)));
    expect(RERUN_STEPS.filter((id) => !seen.has(id))).toEqual([]);
    // python3 -m py_compile is what a reader would run.
    execFileSync("python3", ["-m", "py_compile", join(folder, "0-ort-python.py")], { stdio: "pipe" });
  });

  it("carry the session and provider options exactly as recorded", () => {
    const { steps } = rerun({
      stack: { path: "ort-qnn", backend: "htp", onnxruntime: "1.24.3", qairt: "2.42.0", options },
    });
    const [python, perf] = steps;
    expect(python?.text).toContain('"backend_type": "htp"');
    expect(python?.text).toContain('"enable_htp_fp16_precision": "1"');
    expect(python?.text).toContain('"session.disable_cpu_ep_fallback": "1"');
    expect(python?.text).toContain("ort.GraphOptimizationLevel.ORT_ENABLE_ALL");
    expect(python?.leftOut).toEqual(["mystery=x"]);
    expect(perf?.text).toContain("-i 'backend_type|htp enable_htp_fp16_precision|1'");
    expect(perf?.text).toContain("-C 'session.disable_cpu_ep_fallback|1'");
    expect(perf?.text).toContain("-o 99");
  });

  it("say what the run does not say, and check the file where it does", () => {
    const bare = rerun({ stack: { path: "qnn-dlc" } }).steps.find(({ id }) => id === "qnn-net-run");
    expect(bare?.gaps).toEqual(
      expect.arrayContaining([
        { gap: "backend", variable: "BACKEND" },
        { gap: "hash", variable: null },
        { gap: "qairt-version", variable: null },
      ]),
    );
    const full = rerun({
      stack: { path: "qnn-dlc", backend: "htp", qairt: "2.42" },
      artifact: { compiledSha256: SHA },
    });
    const net = full.steps.find(({ id }) => id === "qnn-net-run");
    expect(net?.text).toContain(`echo "${SHA}  $DLC" | sha256sum --check -`);
    expect(net?.text).toContain('qnn-net-run --dlc_path "$DLC" --backend "$BACKEND" --input_list "$INPUT_LIST"');
  });

  it("name the device and the QAIRT release for AI Hub", () => {
    const at = (device: string | null, qairt: string | null) =>
      rerun({ stack: { path: "litert", qairt }, target: { kind: "device", soc: "SM8650", device } }).steps.find(
        ({ id }) => id === "ai-hub",
      )?.text;
    expect(at("Galaxy S24", "2.42.0.251225135753_193295")).toContain('OPTIONS = "--qairt_version 2.42"');
    expect(at("Galaxy S24", null)).toContain('OPTIONS = ""');
    expect(at(null, null)).toContain("hub.Device(sys.argv[3])");
  });

  it("are refused with a reason where nothing is known", () => {
    expect(rerun({ stack: null })).toMatchObject({ steps: [], refusal: "no-path" });
    expect(rerun({ stack: { path: "enn" } })).toMatchObject({ steps: [], refusal: "unknown-path" });
    expect(rerun({ stack: { path: "llama.cpp" } })).toMatchObject({ steps: [], refusal: "metric" });
  });

  it("quote any text as one word of the shell", () => {
    const texts = fc.array(
      fc.string({ unit: "binary" }).filter((text) => !text.includes("\0")),
      { minLength: 40, maxLength: 40 },
    );
    fc.assert(
      fc.property(texts, (words) => {
        const clean = words.map((word) => word.toWellFormed());
        const script = `printf '%s\\0' ${clean.map(shellWord).join(" ")}`;
        const out = execFileSync("bash", ["-c", script], { encoding: "utf8" });
        expect(out.split("\0").slice(0, -1)).toEqual(clean.map((word) => word));
      }),
      {
        numRuns: 10,
        examples: [[["", "'", "''", "a'b", "-n", "$x", "`", "\n", "\\", '"', ...HOSTILE, ...Array(23).fill("x")]]],
      },
    );
  });

  it("send the new result under the same identity, whatever the run's names hold", () => {
    const bin = join(folder, "bin.d");
    execFileSync("mkdir", ["-p", bin]);
    writeFileSync(join(bin, "curl"), '#!/bin/sh\ncat > "$OUT"\n');
    chmodSync(join(bin, "curl"), 0o755);
    const RESULT = '{ "status": "ok", "value": 0.5, "correct": 500 }';
    for (const change of [
      {},
      ...VARIANTS.slice(-12),
      ...HOSTILE.map((text) => ({ campaign: text, runner: { name: text }, artifact: { quantizedSha256: SHA } })),
    ]) {
      const { send, document } = rerun(change);
      const out = join(folder, "out.json");
      const script = join(folder, "run-send.sh");
      writeFileSync(script, send.text);
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, OUT: out, RESULT, DRIFTGRID_TOKEN: "dg_x" };
      execFileSync("bash", [script], { env, stdio: "pipe" });
      const sent = JSON.parse(readFileSync(out, "utf8"));
      const { startedAt, result, ...rest } = sent;
      expect(rest).toEqual(JSON.parse(JSON.stringify(send.document)));
      expect(Date.parse(startedAt)).toBeGreaterThan(0);
      expect(result).toEqual(JSON.parse(RESULT));
      const [before, after] = [document, runDocument.parse(sent)].map((one) => {
        const normal = normalizeRun(one, Date.now());
        if (!normal.ok) throw new Error(JSON.stringify(normal.errors));
        return normal.run;
      });
      expect(after?.cellKey).toBe(before?.cellKey);
      expect(after?.id).not.toBe(before?.id);
    }
  });
});
