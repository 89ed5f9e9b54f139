import { z } from "zod";
import { queryText } from "@/lib/contract/query-parts";
import { CHIP_GROUPINGS, CHIP_SCOPES, type ChipsFilter } from "@/lib/domain/chip-view";
import { MODEL_ORDERS, type ModelsFilter } from "@/lib/domain/model-view";
import { one, writeQuery } from "@/lib/domain/query-entries";

/** The filters of the lists of chips and of models as they stand in a URL. */

const find = queryText.nullable().default(null).meta({ description: "Words that a name holds, in any case." });
const asOf = z.coerce.number().int().min(0).nullable().default(null);

export const chipsQuery = z.object({
  find,
  by: z.enum(CHIP_GROUPINGS).default("arch").meta({ description: "What neighbouring chips share." }),
  show: z.enum(CHIP_SCOPES).default("all").meta({ description: "`measured`: only chips with results." }),
  asOf,
});

export const modelsQuery = z.object({
  find,
  sort: z.enum(MODEL_ORDERS).default("name").meta({ description: "What comes first." }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  asOf,
});

type Parameters = Record<string, string | string[] | undefined>;

/** Parses URL parameters (grouped by key), defaults filled in; throws a ZodError that names the parameter. */
export const parseChipsQuery = (parameters: Parameters): ChipsFilter => chipsQuery.parse(parameters);
export const parseModelsQuery = (parameters: Parameters): ModelsFilter => modelsQuery.parse(parameters);

/** The shortest URL query that shows the same list again. */
export const formatChipsQuery = ({ find: words, by, show, asOf: seq }: ChipsFilter): string =>
  writeQuery([...one("find", words), ...one("by", by, "arch"), ...one("show", show, "all"), ...one("asOf", seq)]);

export const formatModelsQuery = ({ find: words, sort, page, asOf: seq }: ModelsFilter): string =>
  writeQuery([...one("find", words), ...one("sort", sort, "name"), ...one("page", page, 1), ...one("asOf", seq)]);
