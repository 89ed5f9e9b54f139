import type { Chip } from "@/lib/domain/chip";
import { CHIPS } from "@/lib/domain/chips";
import { plainName } from "@/lib/domain/known-names";

/** Words around a chip's name that do not tell chips apart. */
export const CHIP_NOISE_WORDS: readonly string[] = [
  "qualcomm",
  "qti",
  "technologies",
  "inc",
  "snapdragon",
  "dragonwing",
  "mobile",
  "compute",
  "platform",
  "proxy",
];

/**
 * One text for every spelling of a chip's name: case, spaces, hyphens, trademark signs and the words of
 * CHIP_NOISE_WORDS are dropped. Everything else counts: `SM8650` and `SM8650-AC` are two chips.
 */
export function foldChipName(name: string): string {
  const words = name
    .replace(/[®™©]/g, " ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\bplus\b/g, "+")
    .split(/[\s\-_/(),.]+/)
    .filter((word) => word !== "" && !CHIP_NOISE_WORDS.includes(word));
  return words.join("");
}

const BY_FOLDED_NAME = new Map<string, Chip>(
  CHIPS.flatMap((chip) => [chip.soc, chip.name, ...chip.aliases].map((name) => [foldChipName(name), chip] as const)),
);

/** Answers given before: a page asks for the same chips thousands of times. */
const known = new Map<string, Chip | null>();
const MAX_KNOWN = 5_000;

/**
 * The chip that a name stands for: SoC number, marketing name, AI Hub chipset id or a documented alias. Matching is
 * exact after folding and never fuzzy. An AI Hub proxy (`qualcomm-qcs6490-proxy`) is the chip that it names.
 * @returns null when the catalogue does not know the name.
 */
export function findChip(name: string): Chip | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const chip = BY_FOLDED_NAME.get(foldChipName(name)) ?? null;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(name, chip);
  return chip;
}

/** What people call a chip; null off a device, and when the catalogue does not know it. */
export const chipName = (id: string | null): string | null => (id === null ? null : (findChip(id)?.name ?? null));

const PART_NUMBER = /^[a-z]{2,4}\d{3,5}[a-z]{0,2}(-[a-z0-9]{1,3})?$/i;

/**
 * The canonical id of a chip: its SoC number, or for a chip outside the catalogue the name as given, in NFC with white
 * space folded, in upper case when it looks like a part number (`mt6989` becomes `MT6989`).
 */
export function chipId(name: string): string {
  const chip = findChip(name);
  if (chip) return chip.soc;
  const text = plainName(name);
  return PART_NUMBER.test(text) ? text.toUpperCase() : text;
}
