import { z } from "zod";
import { queryText } from "@/lib/contract/query-parts";
import { LAYER_GRID_AXES, OP_ROLLUP_VERSIONS } from "@/lib/domain/layer-history-view";

const optional = queryText.nullable().default(null);
const runId = z.uuid().transform((id) => id.toLowerCase());
const target = z.coerce
  .number()
  .min(-200)
  .max(200)
  .nullable()
  .default(null)
  .meta({ description: "SQNR in dB that the output shall reach. Left out, it follows from the comparator." });

export const layersQuery = z.object({ target });

export const driftQuery = z.object({
  a: runId.nullable().default(null).meta({ description: "The healthy run. Left out, the one that is proposed." }),
  b: runId.meta({ description: "The run in question." }),
  target,
});

export const layerHistoryQuery = z.object({
  run: runId,
  layer: queryText.meta({ description: "Id of a layer, or another name that it goes by." }),
  metric: optional.meta({ description: "Left out, the best one that the layer has." }),
});

export const layerGridQuery = z.object({
  model: optional.meta({ description: "Left out, the model with most runs that have layers." }),
  by: z.enum(LAYER_GRID_AXES).default("chip"),
  metric: optional,
  scheme: optional.meta({ description: "Left out, the one with most runs." }),
  cell: optional.meta({ description: "With `by=version`: the cell whose series is shown." }),
});

export const opRollupQuery = z.object({
  version: z.enum(OP_ROLLUP_VERSIONS).default("qairt"),
  arch: optional.meta({ description: "HTP architecture, for instance `V79`; `arch-unknown` or `off-device`." }),
});
