import { z } from "zod";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { PRESETS } from "@/lib/domain/compare/slice-presets";
import type { CompareFilter } from "@/lib/domain/compare-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import { SLICE_PRESETS, type Slice, type SlicesFilter } from "@/lib/domain/slices-view";

/** The filters of comparing as they stand in a URL: lists repeat their key, a flag is `1`. */

const asOf = z.coerce.number().int().min(0).nullable().default(null);
const flag = z
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
  emulated: flag.meta({ description: "`1` ranks emulated results beside measured ones." }),
  calibrations: flag.meta({ description: "`1` makes one column a calibration." }),
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
  differences: flag.meta({ description: "`1` leaves out what is not shown to differ." }),
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

type Lists = readonly (readonly [string, readonly string[]])[];
type Texts = readonly (readonly [string, string | number | null])[];

function format(lists: Lists, named: Texts): string {
  const query = new URLSearchParams();
  for (const [key, values] of lists) for (const value of values) query.append(key, value);
  for (const [key, value] of named) if (value !== null && value !== "") query.set(key, String(value));
  return query.toString();
}

const one = (on: boolean) => (on ? "1" : null);

/** The shortest URL query that shows the same comparison again. */
export function formatCompareQuery(filter: CompareFilter): string {
  return format(
    [
      ["model", filter.models],
      ["scheme", filter.schemes],
      ["chip", filter.chips],
      ["path", filter.paths],
      ["target", filter.targets],
    ],
    [
      ["evaluation", filter.evaluation],
      ["base", filter.base],
      ["emulated", one(filter.emulated)],
      ["calibrations", one(filter.calibrations)],
      ["asOf", filter.asOf],
    ],
  );
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

const listsOf = (name: string, slice: Slice): Lists => [
  [`${name}.chip`, slice.chips],
  [`${name}.path`, slice.paths],
  [`${name}.scheme`, slice.schemes],
  [`${name}.target`, slice.targets],
];
const textsOf = (name: string, slice: Slice): Texts => [
  [`${name}.qairt`, slice.qairt],
  [`${name}.onnxruntime`, slice.onnxruntime],
];

/** The shortest URL query that shows the same slices again. */
export function formatSlicesQuery(filter: SlicesFilter): string {
  const sides =
    filter.preset === null
      ? ([
          ["a", filter.a],
          ["b", filter.b],
        ] as const)
      : [];
  return format(
    [["model", filter.models], ...sides.flatMap(([name, slice]) => listsOf(name, slice))],
    [
      ["evaluation", filter.evaluation],
      ["preset", filter.preset],
      ...sides.flatMap(([name, slice]) => textsOf(name, slice)),
      ["differences", one(filter.onlyDifferences)],
      ["asOf", filter.asOf],
    ],
  );
}
