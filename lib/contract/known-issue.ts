import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";

const part = z.string().trim().min(1).max(LIMITS.name).nullable().optional();
const version = part.refine((text) => text == null || /\d/.test(text), "must be a version, such as 2.42 or 1.24.3");

/** A note pinned to a slice of results. */
export const knownIssueInput = z.strictObject({
  id: z.uuid().optional().meta({ description: "Made by the client: the same id twice is one note." }),
  text: z.string().trim().min(1).max(LIMITS.text),
  url: z
    .url({ protocol: /^https?$/ })
    .max(LIMITS.text)
    .nullable()
    .optional(),
  slice: z
    .strictObject({
      model: part,
      chip: part,
      scheme: part,
      path: part,
      op: part,
      qairtFrom: version,
      qairtTo: version,
      onnxruntimeFrom: version,
      onnxruntimeTo: version,
    })
    .refine((slice) => Object.values(slice).some((value) => value != null), "must restrict something")
    .meta({ description: "What it covers; versions are inclusive bounds, `2.42` holds every build of it." }),
});
export type KnownIssueInput = z.infer<typeof knownIssueInput>;

const text = z.string().nullable();

export const knownIssue = z
  .strictObject({
    id: z.string(),
    slice: z.strictObject({
      model: text,
      chip: text,
      scheme: text,
      path: text,
      op: text,
      qairtFrom: text,
      qairtTo: text,
      onnxruntimeFrom: text,
      onnxruntimeTo: text,
    }),
    text: z.string(),
    url: text,
    who: z.string(),
    at: z.int().meta({ description: "Epoch milliseconds." }),
  })
  .meta({ id: "KnownIssue" });
