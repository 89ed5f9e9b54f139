import type { RerunStep } from "@/lib/domain/rerun-view";
import type { Dtype } from "@/lib/domain/scheme";
import { gapsOf, type RerunFacts } from "./rerun-facts";
import { checkHash, commentText, demanded } from "./shell";

/** Libraries of QNN's backends (docs.qualcomm.com, qnn-net-run). */
const LIBRARIES: Readonly<Record<string, string>> = {
  htp: "libQnnHtp.so",
  cpu: "libQnnCpu.so",
  gpu: "libQnnGpu.so",
};
const BITS: Partial<Record<Dtype, number>> = { int4: 4, int8: 8, int16: 16 };

const knows = (backend: string | null) => backend !== null && Object.hasOwn(LIBRARIES, backend);

function backendLine({ backend }: RerunFacts): string {
  return knows(backend)
    ? `BACKEND=\${BACKEND:-${LIBRARIES[backend ?? ""]}}\n`
    : `BACKEND=${demanded("BACKEND", "the backend library, for instance libQnnHtp.so: the run does not name its backend")}\n`;
}

function header(what: string, { model, id, qairt }: RerunFacts): string {
  const version = qairt === null ? "the run does not say which QAIRT" : `QAIRT ${commentText(qairt)}`;
  return `set -eu\n# ${what} ${commentText(model)} as run ${id} did, with ${version} in PATH. Written by Driftgrid.\n`;
}

/** From the source model to a DLC. Which flags were used the run does not say. */
function prepare(facts: RerunFacts): RerunStep {
  const { scheme } = facts;
  const [act, weights] = [scheme?.activations, scheme?.weights].map((dtype) => (dtype ? BITS[dtype] : undefined));
  const quantizes = act !== undefined && weights !== undefined;
  const text = `${header("Prepares", { ...facts, qairt: facts.qairtCompile ?? facts.qairt })}SOURCE=\${SOURCE:-model.onnx}
qairt-converter --input_network "$SOURCE" --output_path converted.dlc
${
  quantizes
    ? `# A model that is quantized already keeps its precision; a float model is quantized with calibration data.
if [ -n "\${CALIBRATION_LIST:-}" ]; then
  qairt-quantizer --input_dlc converted.dlc --input_list "$CALIBRATION_LIST" \\
    --act_bitwidth ${act} --weights_bitwidth ${weights} --output_dlc model.dlc
else
  mv converted.dlc model.dlc
fi
`
    : "mv converted.dlc model.dlc\n"
}`;
  return {
    id: "qairt-prepare",
    language: "shell",
    text,
    leftOut: [],
    gaps: gapsOf([
      ["model-file", "SOURCE", true],
      ["calibration", "CALIBRATION_LIST", quantizes],
      ["conversion-flags", null, true],
      ["qairt-version", null, facts.qairtCompile === null && facts.qairt === null],
    ]),
  };
}

function contextBinary(facts: RerunFacts): RerunStep {
  return {
    id: "qnn-context-binary",
    language: "shell",
    text: `${header("Compiles", { ...facts, qairt: facts.qairtCompile ?? facts.qairt })}DLC=\${DLC:-model.dlc}
${backendLine(facts)}qnn-context-binary-generator --model libQnnModelDlc.so --dlc_path "$DLC" --backend "$BACKEND" \\
  --binary_file context --output_dir .
`,
    leftOut: [],
    gaps: gapsOf([
      ["model-file", "DLC", true],
      ["backend", "BACKEND", !knows(facts.backend)],
      ["conversion-flags", null, true],
    ]),
  };
}

function netRun(facts: RerunFacts): RerunStep {
  const context = facts.path === "qnn-context";
  const [variable, name, flag] = context
    ? ["CONTEXT", "context.bin", "--retrieve_context"]
    : ["DLC", "model.dlc", "--dlc_path"];
  return {
    id: "qnn-net-run",
    language: "shell",
    text: `${header("Runs", facts)}${variable}=\${${variable}:-${name}}
INPUT_LIST=\${INPUT_LIST:-input_list.txt}
${backendLine(facts)}${checkHash(facts.compiledSha256, variable)}qnn-net-run ${flag} "$${variable}" --backend "$BACKEND" --input_list "$INPUT_LIST" --output_dir output
`,
    leftOut: Object.entries(facts.options).map(([option, value]) => `${option}=${value}`),
    gaps: gapsOf([
      ["model-file", variable, true],
      ["inputs", "INPUT_LIST", true],
      ["backend", "BACKEND", !knows(facts.backend)],
      ["hash", null, facts.compiledSha256 === null],
      ["qairt-version", null, facts.qairt === null],
    ]),
  };
}

/** Commands of QAIRT for a DLC or a context binary; flags as docs.qualcomm.com shows them. */
export function qairtSteps(facts: RerunFacts): RerunStep[] {
  if (facts.path === "qnn-dlc") return [prepare(facts), netRun(facts)];
  if (facts.path === "qnn-context") return [prepare(facts), contextBinary(facts), netRun(facts)];
  return [];
}

/** Processors of snpe-net-run by backend; without a flag it runs on the CPU. */
const SNPE: Readonly<Record<string, string>> = { htp: " --use_dsp", dsp: " --use_dsp", gpu: " --use_gpu", cpu: "" };

export function snpeStep(facts: RerunFacts): RerunStep | null {
  if (facts.path !== "snpe") return null;
  const known = facts.backend !== null && Object.hasOwn(SNPE, facts.backend);
  return {
    id: "snpe-net-run",
    language: "shell",
    text: `${header("Runs", facts)}DLC=\${DLC:-model.dlc}
INPUT_LIST=\${INPUT_LIST:-input_list.txt}
${checkHash(facts.compiledSha256, "DLC")}snpe-net-run --container "$DLC" --input_list "$INPUT_LIST" --output_dir output${known ? SNPE[facts.backend ?? ""] : ""}
`,
    leftOut: Object.entries(facts.options).map(([option, value]) => `${option}=${value}`),
    gaps: gapsOf([
      ["model-file", "DLC", true],
      ["inputs", "INPUT_LIST", true],
      ["backend", null, !known],
      ["hash", null, facts.compiledSha256 === null],
      ["qairt-version", null, facts.qairt === null],
    ]),
  };
}
