import type { RerunStep } from "@/lib/domain/rerun-view";
import { pythonString } from "@/lib/formats/workarounds/python-literal";
import { ortOptions, perfTestPairs } from "./ort-options";
import { gapsOf, type RerunFacts } from "./rerun-facts";
import { checkHash, commentText, shellWord } from "./shell";

/** Execution providers by path. */
const PROVIDERS: Readonly<Record<string, string>> = {
  "ort-qnn": "QNNExecutionProvider",
  "ort-qnn-context": "QNNExecutionProvider",
  "ort-cpu": "CPUExecutionProvider",
  "ort-dml": "DmlExecutionProvider",
};

const isQnn = (path: string | null) => path === "ort-qnn" || path === "ort-qnn-context";

function dictionary(entries: Record<string, string>): string {
  const lines = Object.entries(entries).map(([name, value]) => `    ${pythonString(name)}: ${pythonString(value)},\n`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
}

/** Since 2026 the QNN EP is a plugin of its own; a run that names its version used it. */
function pluginSession(backend: string | undefined): string {
  const npu = backend === "htp" ? " and device.device.type == ort.OrtHardwareDeviceType.NPU" : "";
  return `import onnxruntime_qnn as qnn

ort.register_execution_provider_library(qnn.EP_NAME, qnn.get_library_path())
devices = [device for device in ort.get_ep_devices() if device.ep_name == qnn.EP_NAME${npu}]
options.add_provider_for_devices(devices, PROVIDER_OPTIONS)
session = ort.InferenceSession(MODEL, sess_options=options)
`;
}

const ownSession = (provider: string) => `session = ort.InferenceSession(
    MODEL, sess_options=options, providers=[${pythonString(provider)}], provider_options=[PROVIDER_OPTIONS]
)
`;

function versionCheck(version: string | null): string {
  if (version === null) return "";
  return `if ort.__version__ != ${pythonString(version)}:
    raise SystemExit(f"the run used ONNX Runtime ${commentText(version).replace(/[{}"\\]/g, "_")}, this is {ort.__version__}")
`;
}

function hashCheck(sha256: string | null): string {
  if (sha256 === null) return "";
  return `with open(MODEL, "rb") as file:
    if hashlib.sha256(file.read()).hexdigest() != ${pythonString(sha256)}:
        raise SystemExit(f"{MODEL} is not the file that was measured")
`;
}

function hashOf({ path, quantizedSha256, compiledSha256 }: RerunFacts): string | null {
  return path === "ort-qnn-context" ? compiledSha256 : quantizedSha256;
}

/** Python that makes the session as it was made, and runs it on arrays. */
export function ortPython(facts: RerunFacts): RerunStep | null {
  const provider = Object.hasOwn(PROVIDERS, facts.path ?? "") ? PROVIDERS[facts.path ?? ""] : undefined;
  if (provider === undefined) return null;
  const {
    provider: providerOptions,
    session,
    level,
    others,
  } = ortOptions(facts.options, isQnn(facts.path) ? facts.backend : null);
  const sha256 = hashOf(facts);
  const entries = Object.keys(session).length > 0;
  const text = `# Runs ${commentText(facts.model)} as run ${facts.id} did. Written by Driftgrid.
${sha256 === null ? "" : "import hashlib\n"}import sys

import numpy as np
import onnxruntime as ort

MODEL = sys.argv[1] if len(sys.argv) > 1 else "model.onnx"
INPUTS = sys.argv[2] if len(sys.argv) > 2 else "inputs.npz"  # one array for each input, under the input's name
PROVIDER_OPTIONS = ${dictionary(providerOptions)}
${entries ? `SESSION_ENTRIES = ${dictionary(session)}\n` : ""}
${versionCheck(facts.onnxruntime)}${hashCheck(sha256)}
options = ort.SessionOptions()
${level ? `options.graph_optimization_level = ort.GraphOptimizationLevel.${level.python}\n` : ""}${
  entries ? "for name, value in SESSION_ENTRIES.items():\n    options.add_session_config_entry(name, value)\n" : ""
}${isQnn(facts.path) && facts.qnnEp !== null ? pluginSession(providerOptions.backend_type) : ownSession(provider)}
inputs = np.load(INPUTS)
outputs = session.run(None, {name: inputs[name] for name in inputs.files})
np.savez("outputs.npz", **{output.name: value for output, value in zip(session.get_outputs(), outputs)})
`;
  return {
    id: "ort-python",
    language: "python",
    text,
    leftOut: others,
    gaps: gapsOf([
      ["model-file", "MODEL", true],
      ["inputs", "INPUTS", true],
      ["hash", null, sha256 === null],
      ["onnxruntime-version", null, facts.onnxruntime === null],
      ["qairt-version", null, isQnn(facts.path) && facts.qairt === null],
      ["options", null, Object.keys(facts.options).length === 0],
      [
        "backend",
        null,
        isQnn(facts.path) && !("backend_type" in providerOptions) && !("backend_path" in providerOptions),
      ],
    ]),
  };
}

/** The same session in ONNX Runtime's own benchmark: latency and placement, no accuracy. */
export function ortPerfTest(facts: RerunFacts): RerunStep | null {
  if (!isQnn(facts.path) && facts.path !== "ort-cpu") return null;
  const { provider, session, level, others } = ortOptions(facts.options, isQnn(facts.path) ? facts.backend : null);
  const options = perfTestPairs(provider, true);
  const entries = perfTestPairs(session, false);
  const words = [
    `onnxruntime_perf_test -e ${isQnn(facts.path) ? "qnn" : "cpu"}`,
    ...(isQnn(facts.path) && options.pairs !== "" ? [`-i ${shellWord(options.pairs)}`] : []),
    ...(entries.pairs === "" ? [] : [`-C ${shellWord(entries.pairs)}`]),
    ...(level ? [`-o ${level.number}`] : []),
    '-m times -r 100 -I "$MODEL"',
  ];
  const sha256 = hashOf(facts);
  return {
    id: "ort-perf-test",
    language: "shell",
    text: `set -eu
# Latency of ${commentText(facts.model)} as run ${facts.id} had it, with made-up inputs.
MODEL=\${MODEL:-model.onnx}
${checkHash(sha256, "MODEL")}${words.join(" \\\n  ")}
`,
    leftOut: [...others, ...options.leftOut, ...entries.leftOut],
    gaps: gapsOf([
      ["model-file", "MODEL", true],
      ["hash", null, sha256 === null],
      ["onnxruntime-version", null, facts.onnxruntime === null],
      // The plugin is loaded by another way than -e.
      ["qnn-ep-version", null, facts.qnnEp !== null],
    ]),
  };
}
