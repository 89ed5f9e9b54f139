import type { Chip } from "@/lib/domain/chip";

/** Who says what of a chip; `lib/domain/chips.ts` writes it as `AIHUB;QNNH(id);SEC(name)`, docs/catalogues.md explains it. */

export const CHIP_SOURCES = {
  AIHUB: "ai-hub",
  ET: "executorch",
  LRT: "litert",
  QNNH: "qnn-types",
  MLP: "mlperf",
  ETPR22542: "executorch-22542",
  "ET#17081": "executorch-17081",
  AUTO: "automotive",
  SEC: "third-party",
} as const;
export type ChipSource = (typeof CHIP_SOURCES)[keyof typeof CHIP_SOURCES];

export const CHIP_FACTS = ["name", "htpArch", "npu", "fp16", "vtcmMb", "socModel", "year"] as const;
export type ChipFactName = (typeof CHIP_FACTS)[number];

/**
 * Where a fact comes from. `stated`: at least one of the sources says it. `general`: general knowledge that nobody
 * verified. `verified`: looked up, without a source of the list. `unassigned`: the catalogue names no source for this
 * fact alone, its note may. `none`: no source states it, it is unknown.
 */
export type FactOrigin =
  | { kind: "stated"; sources: ChipSource[] }
  | { kind: "general" }
  | { kind: "verified" }
  | { kind: "unassigned" }
  | { kind: "none" };

export type ChipFact = { fact: ChipFactName; value: string | number | boolean | null; origin: FactOrigin };

/** What a source speaks for where it does not speak for the whole chip; anything else between brackets is a proxy's fact. */
const LIMITS: Readonly<Record<string, readonly ChipFactName[]>> = {
  id: ["socModel"],
  name: ["name"],
  arch: ["htpArch"],
  HTP: ["npu"],
};

type Spoken = { source: ChipSource; facts: readonly ChipFactName[] | null };

const isSource = (code: string): code is keyof typeof CHIP_SOURCES => Object.hasOwn(CHIP_SOURCES, code);

function spokenOf(text: string): Spoken[] {
  return text.split(";").flatMap((one) => {
    const [, code = "", limit] = /^([^(]+)(?:\((.*)\))?$/.exec(one.trim()) ?? [];
    if (!isSource(code)) return [];
    const facts = limit === undefined ? null : limit.split("+").flatMap((word) => LIMITS[word] ?? []);
    return [{ source: CHIP_SOURCES[code], facts }];
  });
}

/** Codes of `source` that no source stands for; a test holds the catalogue to having none. */
export function unknownSources({ source }: Pick<Chip, "source">): string[] {
  return source
    .split(";")
    .map((one) => one.trim().replace(/\(.*$/, ""))
    .filter((code) => !isSource(code));
}

function originOf(chip: Chip, fact: ChipFactName, spoken: readonly Spoken[]): FactOrigin {
  if (chip[fact] === null) return { kind: "none" };
  // The catalogue says of years only whether somebody looked them up.
  if (fact === "year") return { kind: chip.yearVerified ? "verified" : "general" };
  const sources = spoken.filter(({ facts }) => facts === null || facts.includes(fact)).map(({ source }) => source);
  return sources.length > 0 ? { kind: "stated", sources } : { kind: "unassigned" };
}

/** The facts of a chip in the order in which they are shown, unknown ones included, each with who states it. */
export function chipFacts(chip: Chip): ChipFact[] {
  const spoken = spokenOf(chip.source);
  return CHIP_FACTS.map((fact) => ({ fact, value: chip[fact], origin: originOf(chip, fact, spoken) }));
}
