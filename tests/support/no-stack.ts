import type { Stack } from "@/lib/domain/stack";

/** A stack of which nothing is known. */
export const NO_STACK: Stack = {
  qairt: null,
  qnnEp: null,
  onnxruntime: null,
  qairtCompile: null,
  runtime: null,
  options: {},
};
