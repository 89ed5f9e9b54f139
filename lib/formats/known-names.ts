import { type Aliases, unalias } from "@/lib/domain/alias";
import type { Chip } from "@/lib/domain/chip";
import { findChip } from "@/lib/domain/find-chip";
import { findMetric } from "@/lib/domain/find-metric";
import type { Metric } from "@/lib/domain/metric";
import type { Scheme } from "@/lib/domain/scheme";
import { parseScheme } from "@/lib/domain/scheme-parse";

/**
 * What a name in a file stands for, by the catalogue or else by an own alias; null when neither has it. In this order,
 * so that aliases never change a document that can be made without them: ingest asks them again, and first.
 */

export function schemeNamed(text: string, aliases: Aliases): Scheme | null {
  return parseScheme(text) ?? parseScheme(unalias(aliases, "scheme", text));
}

export function metricNamed(name: string, unit: string | null | undefined, aliases: Aliases): Metric | null {
  return findMetric(name, unit) ?? findMetric(unalias(aliases, "metric", name), unit);
}

export function chipNamed(name: string, aliases: Aliases): Chip | null {
  return findChip(name) ?? findChip(unalias(aliases, "chip", name));
}
