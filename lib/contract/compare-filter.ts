import { z } from "zod";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { PRESETS } from "@/lib/domain/compare/slice-presets";
import type { CompareFilter } from "@/lib/domain/compare-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import { flag, many, one, type QueryEntries, writeQuery } from "@/lib/domain/query-entries";
import { SLICE_PRESETS, type Slice, type SlicesFilter } from "@/lib/domain/slices-view";

/** The filters of comparing as they stand in a URL: lists repeat their key, a flag is `1`. */

const asOf = z.coerce.number().int().min(0).nullable().default(null);
const flagText = z
  .enum(["0", "1"])
  .default("0")
  .transform((text) => text === "1");
const optional = queryText.nullable().default(null);
const texts = queryList(queryText);

export const compareQuery = z.object({
  model: texts,
  evaluation: optional,
  scheme: texts,
  chip: texts,
  path: texts,
  target: queryList(z.enum(TARGET_KINDS)),
  base: optional.meta({ description: "Scheme that the others are held against." }),
  emulated: flagText.meta({ description: "`1` ranks emulated results beside measured ones." }),
  calibrations: flagText.meta({ description: "`1` makes one column a calibration." }),
  asOf,
});

const side = (name: string) => ({
  [`${name}.chip`]: texts,
  [`${name}.path`]: texts,
  [`${name}.scheme`]: texts,
  [`${name}.target`]: queryList(z.enum(TARGET_KINDS)),
  [`${name}.qairt`]: optional,
  [`${name}.onnxruntime`]: optional,
});

export const slicesQuery = z.object({
  model: texts,
  evaluation: optional,
  preset: z.enum(SLICE_PRESETS).nullable().default(null).meta({ description: "Fills in both slices." }),
  ...side("a"),
  ...side("b"),
  differences: flagText.meta({ description: "`1` leaves out what is not shown to differ." }),
  asOf,
});

type Parameters = Record<string, string | string[] | undefined>;

/** Parses URL parameters (grouped by key) into a filter; throws a ZodError that names the parameter. */
export function parseCompareQuery(parameters: Parameters): CompareFilter {
  const query = compareQuery.parse(parameters);
  return {
    models: query.model,
    evaluation: query.evaluation,
    schemes: query.scheme,
    chips: query.chip,
    paths: query.path,
    targets: query.target,
    base: query.base,
    emulated: query.emulated,
    calibrations: query.calibrations,
    asOf: query.asOf,
  };
}

/** The shortest URL query that shows the same comparison again. */
export function formatCompareQuery(filter: CompareFilter): string {
  return writeQuery([
    ...many("model", filter.models),
    ...many("scheme", filter.schemes),
    ...many("chip", filter.chips),
    ...many("path", filter.paths),
    ...many("target", filter.targets),
    ...one("evaluation", filter.evaluation),
    ...one("base", filter.base),
    ...flag("emulated", filter.emulated, "1"),
    ...flag("calibrations", filter.calibrations, "1"),
    ...one("asOf", filter.asOf),
  ]);
}

function sliceOf(query: Record<string, unknown>, name: string): Slice {
  const at = (key: string) => query[`${name}.${key}`];
  return {
    chips: at("chip") as string[],
    paths: at("path") as string[],
    schemes: at("scheme") as string[],
    targets: at("target") as Slice["targets"],
    qairt: at("qairt") as string | null,
    onnxruntime: at("onnxruntime") as string | null,
  };
}

/** Parses URL parameters into two slices; a preset says both. Throws a ZodError that names the parameter. */
export function parseSlicesQuery(parameters: Parameters): SlicesFilter {
  const query = slicesQuery.parse(parameters);
  const { preset } = query;
  const slices =
    preset === null ? { a: sliceOf(query, "a"), b: sliceOf(query, "b") } : structuredClone(PRESETS[preset]);
  return {
    models: query.model,
    evaluation: query.evaluation,
    preset,
    ...slices,
    onlyDifferences: query.differences,
    asOf: query.asOf,
  };
}

const listsOf = (name: string, slice: Slice): QueryEntries => [
  ...many(`${name}.chip`, slice.chips),
  ...many(`${name}.path`, slice.paths),
  ...many(`${name}.scheme`, slice.schemes),
  ...many(`${name}.target`, slice.targets),
];
const versionsOf = (name: string, slice: Slice): QueryEntries => [
  ...one(`${name}.qairt`, slice.qairt),
  ...one(`${name}.onnxruntime`, slice.onnxruntime),
];

/** The shortest URL query that shows the same slices again. */
export function formatSlicesQuery(filter: SlicesFilter): string {
  const sides = filter.preset === null ? (["a", "b"] as const) : [];
  return writeQuery([
    ...many("model", filter.models),
    ...sides.flatMap((name) => listsOf(name, filter[name])),
    ...one("evaluation", filter.evaluation),
    ...one("preset", filter.preset),
    ...sides.flatMap((name) => versionsOf(name, filter[name])),
    ...flag("differences", filter.onlyDifferences, "1"),
    ...one("asOf", filter.asOf),
  ]);
}
