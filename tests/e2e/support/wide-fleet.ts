import type { RunInput } from "@/lib/contract/run";
import { CHIPS } from "@/lib/domain/chips";
import { exampleRun } from "@/tests/e2e/support/post-runs";

const CHIP_COUNT = 60;
const FORMS = ["w8a8", "w8a16", "w4a16", "w4a8", "w8a8-pc", "w8a16-pc", "w4a8-pc", "mxfp4-b32", "w4", "w16a16"];
const SCHEMES = ["ptq", "qat", "wo", "unknown"].flatMap((method) => FORMS.map((form) => `${method}:${form}`));

/** A repeatable number in [0, 1) for an index. */
function noise(index: number): number {
  const x = Math.sin(index * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

function resultOf(fate: number, correct: number): RunInput["result"] {
  if (fate < 0.02) return { status: "failed", reason: "graph finalize failed" };
  if (fate < 0.04) return { status: "unsupported", reason: "no INT16 here" };
  return { value: correct / 1000, correct };
}

/** 60 chips x 40 schemes with every state: most of 2,400 cells, always the same. */
export function wideFleet(): RunInput[] {
  return CHIPS.slice(0, CHIP_COUNT).flatMap(({ soc }, chip) =>
    SCHEMES.flatMap((scheme, column) => {
      if (noise(chip * 31 + column * 77) < 0.12) return [];
      const fate = noise(chip * 71 + column * 13);
      const drop = noise(chip * 17 + column * 91) ** 4 * 300 + noise(chip * 5 + column) * 8;
      const run = exampleRun(soc, scheme);
      return [
        {
          ...run,
          startedAt: fate > 0.9 ? "2026-01-11T08:00:00Z" : "2026-06-11T08:00:00Z",
          result: resultOf(fate, Math.round(723 - drop)),
          placement: fate > 0.5 && fate < 0.55 ? { npu: 10, gpu: 0, cpu: 94 } : { npu: 104, gpu: 0, cpu: 0 },
        },
      ];
    }),
  );
}
