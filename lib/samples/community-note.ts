import type { RunInput } from "@/lib/contract/run";

/** Why these runs are marked: nothing beside the figures was published with them. */
const SOURCE = "community note without model, dataset, sample count or versions";

/**
 * Accuracy in percent as the note gives it, INT8 through ONNX Runtime QNN. The chips are real, the figures are reported
 * without evidence (methods.md, first paragraph).
 */
const ON_CHIPS: readonly (readonly [chip: string, percent: number])[] = [
  ["Snapdragon 8 Gen 3", 91.8],
  ["Snapdragon 8 Gen 2", 87.3],
  ["Snapdragon 7 Gen 3", 81.5],
  ["Snapdragon 6 Gen 3", 77.4],
  ["Snapdragon 4 Gen 2", 71.2],
];
const IN_THE_CLOUD = { device: "A100", percent: 94.2 };

function noteRun(row: string, percent: number, rest: Pick<RunInput, "target" | "stack">): RunInput {
  return {
    model: { name: "unnamed model (community note)" },
    scheme: "int8",
    ...rest,
    eval: { dataset: "not stated", metric: "accuracy", unit: "%" },
    result: { value: percent },
    provenance: { format: "community-note", original: { source: SOURCE, row, value: `${percent} %` } },
  };
}

/** The five-chip table that this product's users start from, and the cloud value that it is held against. */
export function communityNote(): RunInput[] {
  const { device, percent } = IN_THE_CLOUD;
  return [
    noteRun(`cloud ${device}`, percent, { target: { kind: "reference", device }, stack: { path: `cloud ${device}` } }),
    ...ON_CHIPS.map(([chip, value]) =>
      noteRun(chip, value, { target: { kind: "device", soc: chip }, stack: { path: "ort-qnn" } }),
    ),
  ];
}
