import type { RerunStep } from "@/lib/domain/rerun-view";
import { pythonString } from "@/lib/formats/workarounds/python-literal";
import { gapsOf, type RerunFacts } from "./rerun-facts";
import { commentText } from "./shell";

/** What an inference job takes, by path; a DLC and a context go as they are, ONNX with the files beside it. */
const FILES: Readonly<Record<string, string>> = {
  "ort-qnn": "model.onnx",
  "ort-qnn-context": "model.onnx",
  "qnn-dlc": "model.dlc",
  "qnn-context": "context.bin",
  litert: "model.tflite",
};

/** AI Hub is told the release, `2.42`, and takes its newest build. */
const release = (qairt: string | null) => /^v?(\d+\.\d+)(?:\D|$)/.exec(qairt ?? "")?.[1] ?? null;

/**
 * An inference job of Qualcomm AI Hub on the device of the run, with its QAIRT (workbench.aihub.qualcomm.com, Running
 * Inference). Whether AI Hub has that device, it says itself.
 */
export function aiHubStep(facts: RerunFacts): RerunStep | null {
  const file = Object.hasOwn(FILES, facts.path ?? "") ? FILES[facts.path ?? ""] : undefined;
  if (file === undefined) return null;
  const version = release(facts.qairt);
  const device = facts.device === null ? "sys.argv[3]" : pythonString(facts.device);
  const text = `# Runs ${commentText(facts.model)} on Qualcomm AI Hub as run ${facts.id} ran. Written by Driftgrid.
import sys

import numpy as np
import qai_hub as hub

MODEL = sys.argv[1] if len(sys.argv) > 1 else ${pythonString(file)}
INPUTS = sys.argv[2] if len(sys.argv) > 2 else "inputs.npz"  # for each input its samples, stacked
DEVICE = hub.Device(${device})
OPTIONS = ${pythonString(version === null ? "" : `--qairt_version ${version}`)}

inputs = np.load(INPUTS)
job = hub.submit_inference_job(
    model=MODEL,
    device=DEVICE,
    inputs={name: list(inputs[name]) for name in inputs.files},
    options=OPTIONS,
)
outputs = job.download_output_data()
np.savez("outputs.npz", **{name: np.stack(values) for name, values in outputs.items()})
`;
  return {
    id: "ai-hub",
    language: "python",
    text,
    leftOut: Object.entries(facts.options).map(([name, value]) => `${name}=${value}`),
    gaps: gapsOf([
      ["model-file", "MODEL", true],
      ["inputs", "INPUTS", true],
      ["hub-device", "DEVICE", true],
      ["qairt-version", "OPTIONS", version === null],
    ]),
  };
}
