import { z } from "zod";
import type { RunVersions, Stack } from "@/lib/domain/stack";

const optional = z.string().nullable();

/** Versions of the software of a run. */
export const runVersions = z.strictObject({
  qairt: optional,
  qnnEp: optional,
  onnxruntime: optional,
  qairtCompile: optional,
  runtime: optional,
}) satisfies z.ZodType<RunVersions>;

/** Versions with the options that change numerics. */
export const stack = runVersions.extend({ options: z.record(z.string(), z.string()) }) satisfies z.ZodType<Stack>;
