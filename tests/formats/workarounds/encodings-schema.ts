/**
 * Encoding formats as AIMET documents them (Docs/techniques/encoding_spec.rst of qualcomm/aimet), as far as an override
 * for 16 bits goes. `quantizer_args` tells how a whole file was made; an override was not made by a quantizer.
 */
import { z } from "zod";

const version = <T extends string>(text: T) => z.literal(text);

const float061 = z.strictObject({ bitwidth: z.int().min(4).max(32), dtype: z.literal("float") });
const int061 = z.strictObject({
  bitwidth: z.int().min(4).max(32),
  dtype: z.literal("int"),
  is_symmetric: z.enum(["True", "False"]),
  min: z.number(),
  max: z.number(),
  scale: z.number().positive(),
  offset: z.int().max(0),
});
const tensors061 = z.record(z.string(), z.array(z.union([float061, int061])).min(1));

export const encodings061 = z.strictObject({
  version: version("0.6.1"),
  activation_encodings: tensors061,
  param_encodings: tensors061,
});

const head100 = { name: z.string().min(1), enc_type: z.enum(["PER_TENSOR", "PER_CHANNEL", "PER_BLOCK", "LPBQ"]) };
const tensors100 = z.array(
  z.union([
    z.strictObject({ ...head100, dtype: z.literal("FLOAT"), bw: z.int().min(2).max(32) }),
    z.strictObject({
      ...head100,
      dtype: z.literal("INT"),
      bw: z.int().min(2).max(32),
      is_sym: z.boolean(),
      scale: z.array(z.number().positive()).length(1),
      offset: z.array(z.int()).length(1),
    }),
  ]),
);

export const encodings100 = z.strictObject({
  version: version("1.0.0"),
  activation_encodings: tensors100,
  param_encodings: tensors100,
});

export const encodings200 = z.strictObject({
  version: version("2.0.0"),
  encodings: z.array(
    z.union([
      z.strictObject({
        name: z.string().min(1),
        output_dtype: z.enum(["int8", "uint8", "int16", "uint16", "int32"]),
        y_scale: z.number().positive(),
        y_zero_point: z.int().min(0).max(65_535).optional(),
      }),
      // AIMET's own writer: float16 is no quantized type and has neither type nor scale.
      z.strictObject({ name: z.string().min(1) }),
    ]),
  ),
});

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** Node data of one graph for Model Explorer (node_data_builder.py of google-ai-edge/model-explorer). */
export const nodeData = z.strictObject({
  results: z.record(z.string(), z.strictObject({ value: z.number(), bgColor: colour.optional() })),
  thresholds: z.array(z.strictObject({ value: z.number(), bgColor: colour })).optional(),
  gradient: z
    .array(z.strictObject({ stop: z.number().min(0).max(1), bgColor: colour }))
    .refine((stops) => stops[0]?.stop === 0 && stops.at(-1)?.stop === 1, "needs stops at 0 and 1")
    .optional(),
});
