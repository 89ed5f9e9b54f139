import type { RerunStep } from "@/lib/domain/rerun-view";
import { gapsOf, type RerunFacts } from "./rerun-facts";
import { checkHash, commentText, demanded } from "./shell";

const recorded = ({ options }: RerunFacts) => Object.entries(options).map(([name, value]) => `${name}=${value}`);

function header(what: string, { model, id, runtime }: RerunFacts): string {
  const version = runtime === null ? "" : `, with ${commentText(runtime)}`;
  return `set -eu\n# ${what} ${commentText(model)} as run ${id} did${version}. Written by Driftgrid.\n`;
}

/** Backends of the QNN delegate; without one qtld-net-run runs on the CPU (docs.qualcomm.com, TfLite Delegate tools). */
const DELEGATE = ["htp", "gpu", "dsp", "cpu"];

/** LiteRT with the QNN delegate: outputs by qtld-net-run, latency by benchmark_model. */
export function litertSteps(facts: RerunFacts): RerunStep[] {
  if (facts.path !== "litert") return [];
  const known = facts.backend !== null && DELEGATE.includes(facts.backend);
  const backend = known
    ? `BACKEND=\${BACKEND:-${facts.backend}}\n`
    : `BACKEND=${demanded("BACKEND", "htp, gpu, dsp or cpu: the run does not name its backend")}\n`;
  const sha256 = facts.quantizedSha256;
  const common = `MODEL=\${MODEL:-model.tflite}
LIBRARIES=\${LIBRARIES:-/usr/lib}
SKELS=\${SKELS:-/usr/lib/rfsa/adsp}
${backend}${checkHash(sha256, "MODEL")}`;
  const gaps = gapsOf([
    ["model-file", "MODEL", true],
    ["backend", "BACKEND", !known],
    ["hash", null, sha256 === null],
    ["runtime-version", null, facts.runtime === null],
    ["qairt-version", null, facts.qairt === null],
  ]);
  return [
    {
      id: "litert-qnn",
      language: "shell",
      text: `${header("Runs", facts)}${common}INPUT_LIST=\${INPUT_LIST:-input_list.txt}
if [ "$BACKEND" = cpu ]; then
  qtld-net-run --model "$MODEL" --input "$INPUT_LIST" --output outputs
else
  qtld-net-run --model "$MODEL" --input "$INPUT_LIST" --output outputs --backend "$BACKEND" \\
    --library_path "$LIBRARIES" --skel_library_dir "$SKELS"
fi
`,
      leftOut: recorded(facts),
      gaps: [...gaps, { gap: "inputs", variable: "INPUT_LIST" }],
    },
    {
      id: "litert-benchmark",
      language: "shell",
      text: `${header("Times", facts)}${common}if [ "$BACKEND" = cpu ]; then
  benchmark_model --graph="$MODEL"
else
  benchmark_model --graph="$MODEL" --external_delegate_path="$LIBRARIES/libQnnTFLiteDelegate.so" \\
    --external_delegate_options="backend_type:$BACKEND;library_path:$LIBRARIES;skel_library_dir:$SKELS"
fi
`,
      leftOut: recorded(facts),
      gaps,
    },
  ];
}

/** ExecuTorch's runner of the QNN backend (pytorch/executorch, examples/qualcomm/executor_runner). */
export function executorchStep(facts: RerunFacts): RerunStep | null {
  if (facts.path !== "executorch") return null;
  return {
    id: "executorch",
    language: "shell",
    text: `${header("Runs", facts)}# On the device, in the folder with the runner and the libraries of the QNN backend.
MODEL=\${MODEL:-model.pte}
INPUT_LIST=\${INPUT_LIST:-input_list.txt}
${checkHash(facts.compiledSha256, "MODEL")}export LD_LIBRARY_PATH=. ADSP_LIBRARY_PATH=.
./qnn_executor_runner --model_path "$MODEL" --input_list_path "$INPUT_LIST" --output_folder_path outputs
`,
    leftOut: recorded(facts),
    gaps: gapsOf([
      ["model-file", "MODEL", true],
      ["inputs", "INPUT_LIST", true],
      ["hash", null, facts.compiledSha256 === null],
      ["runtime-version", null, facts.runtime === null],
      ["qairt-version", null, facts.qairt === null],
    ]),
  };
}

/** Devices of llama.cpp by backend; HTP0 is the first session of its Hexagon backend (docs/backend/snapdragon). */
const LLAMA_DEVICES: Readonly<Record<string, string>> = {
  htp: "--device HTP0 -ngl 99",
  hexagon: "--device HTP0 -ngl 99",
  cpu: "-ngl 0",
};

/** Perplexity is what llama.cpp measures by itself; other metrics come from harnesses that the run does not name. */
export function llamaStep(facts: RerunFacts): RerunStep | null {
  if (facts.path !== "llama.cpp" || !facts.metric.toLowerCase().includes("perplexity")) return null;
  const known = facts.backend !== null && Object.hasOwn(LLAMA_DEVICES, facts.backend);
  const sha256 = facts.quantizedSha256;
  return {
    id: "llama-perplexity",
    language: "shell",
    text: `${header("Measures the perplexity of", facts)}MODEL=\${MODEL:-model.gguf}
TEXT=\${TEXT:-wiki.test.raw}
${checkHash(sha256, "MODEL")}llama-perplexity -m "$MODEL" -f "$TEXT"${known ? ` ${LLAMA_DEVICES[facts.backend ?? ""]}` : ""}
`,
    leftOut: recorded(facts),
    gaps: gapsOf([
      ["model-file", "MODEL", true],
      ["inputs", "TEXT", true],
      ["backend", null, !known],
      ["hash", null, sha256 === null],
      ["runtime-version", null, facts.runtime === null],
    ]),
  };
}
