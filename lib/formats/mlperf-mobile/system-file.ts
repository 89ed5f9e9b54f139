import { findChip } from "@/lib/domain/find-chip";

/** What a `system` file says. Texts are as written. */
export type SystemFacts = {
  processor: string | null;
  device: string | null;
  os: string | null;
  sdk: string | null;
  accelerator: string | null;
};

/** Any `"key": "value"`, so that files with a comma too many or too few are read as far as they go. */
const PAIR = /"([^"\\\r\n]{1,80})"\s*:\s*"([^"\\\r\n]{0,300})"/g;

const KEYS: Readonly<Record<keyof SystemFacts, readonly string[]>> = {
  processor: ["processor name", "host processor model name", "soc id"],
  device: ["system", "phone summary", "system name"],
  os: ["os version", "android version", "operating system"],
  sdk: ["vendor sdk", "framework"],
  accelerator: ["accelerator type", "accelerator type 1", "accelerator type 2"],
};

const folded = (key: string) =>
  key
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();

export const isSystemText = (text: string) =>
  /"(processor[ _]name|host_processor_model_name|vendor sdk)"\s*:/i.test(text) && !text.includes('"benchmark_id"');

export function readSystem(text: string): SystemFacts {
  const values = new Map<string, string>();
  for (const [, key = "", value = ""] of text.matchAll(PAIR))
    if (value.trim() !== "" && !values.has(folded(key))) values.set(folded(key), value.trim());
  const first = (keys: readonly string[]) =>
    keys.map((key) => values.get(key)).find((one) => one !== undefined) ?? null;
  return {
    processor: first(KEYS.processor),
    device: first(KEYS.device),
    os: first(KEYS.os),
    sdk: first(KEYS.sdk),
    accelerator: first(KEYS.accelerator),
  };
}

/** `Neural Processing SDK v2.20.0` is the SDK that is now QAIRT, with the same numbers from 2.x on. */
const QUALCOMM_SDK = /\bNeural Processing SDK v(\d+)((?:\.\d+)*)/i;

/** The vendor's SDK as parts of a stack. */
export function sdkStack(sdk: string | null): { qairt?: string; runtime?: string } {
  if (sdk === null) return {};
  const match = QUALCOMM_SDK.exec(sdk);
  if (!match) return { runtime: sdk };
  const version = `${match[1]}${match[2]}`;
  return Number(match[1]) >= 2 ? { qairt: version } : { runtime: `SNPE ${version}` };
}

export const isQualcommSdk = (sdk: string | null) => sdk !== null && QUALCOMM_SDK.test(sdk);

/** Values of `ro.soc.model` that name no chip: a reference design answers so. */
const NO_CHIP = ["qrd", "mtp"];

/**
 * The chip as it is written: the phone's own number when the catalogue knows it, else the processor of the system
 * file, else whatever the phone says.
 * @returns null when neither names one
 */
export function chipOf(socModel: string | null, processor: string | null): string | null {
  const said = socModel !== null && NO_CHIP.includes(socModel.toLowerCase()) ? null : socModel;
  if (said !== null && findChip(said)) return said;
  return processor ?? said;
}

/** True when a system file names another chip of the catalogue than the phone itself. */
export function namesOtherChip(socModel: string | null, processor: string | null): boolean {
  const own = socModel === null ? null : findChip(socModel);
  const listed = processor === null ? null : findChip(processor);
  return own !== null && listed !== null && own.soc !== listed.soc;
}
