import type { Aliases } from "@/lib/domain/alias";
import { schemeNamed } from "@/lib/formats/known-names";
import { asText, isObject, member, type PlainObject } from "@/lib/formats/plain-value";

/** `model_args`: `pretrained=a/b,dtype=float16`, or the same as an object. */
export function modelArgs(config: unknown): PlainObject {
  const args = member(config, "model_args");
  if (isObject(args)) return args;
  if (typeof args !== "string") return {};
  return Object.fromEntries(
    args.split(",").flatMap((part) => {
      const cut = part.indexOf("=");
      return cut < 1 ? [] : [[part.slice(0, cut).trim(), part.slice(cut + 1).trim()]];
    }),
  );
}

/** Where a name is looked for when `model_name` is empty; the order is the harness's own. */
const NAMES = ["peft", "delta", "pretrained", "model", "path", "engine"];

export function modelName(results: unknown, args: PlainObject): string | null {
  const stated = asText(member(results, "model_name"));
  return stated ?? NAMES.map((key) => asText(member(args, key))).find((name) => name !== null) ?? null;
}

/** Words in a model's name that say it was quantized before the harness saw it: its dtype is then not its scheme. */
const QUANTIZED_NAME =
  /(^|[^a-z0-9])(awq|gptq|gguf|bnb|hqq|autoround|eetq|exl2|quip|spqr|aqlm|vptq|qat|quantized|int[248]|fp[48]|nf4|mxfp[468]|nvfp4|w\d{1,2}a\d{1,2}|[248]-?bits?)(?![a-z])/i;

const isOn = (value: unknown) =>
  value === true || value === 1 || (typeof value === "string" && /^(true|1)$/i.test(value));

const known = (word: string, aliases: Aliases) => (schemeNamed(word, aliases) ? { scheme: word } : { unknown: word });

const GGUF = /[-._]((?:IQ|Q)\d[A-Z0-9_]*|BF16|F16|F32)\.gguf$/i;

function ggufScheme(file: string, aliases: Aliases) {
  const word = GGUF.exec(file)?.[1];
  if (word === undefined) return { scheme: "unstated" };
  return known(/^f(16|32)$/i.test(word) ? word.replace(/^f/i, "fp") : word, aliases);
}

/**
 * The scheme as far as it is stated: a quantization of the harness's own arguments, else the dtype of a model whose
 * name does not speak of quantization, else `unstated`.
 * @returns the word that no scheme of the catalogue stands for
 */
export function schemeOf(
  config: unknown,
  args: PlainObject,
  name: string,
  aliases: Aliases,
): { scheme: string } | { unknown: string } {
  for (const flag of ["load_in_4bit", "load_in_8bit"]) if (isOn(member(args, flag))) return { unknown: flag };
  for (const key of ["autogptq", "gptqmodel"]) {
    const value = member(args, key);
    if (isOn(value) || (typeof value === "string" && value !== "" && !/^(false|none)$/i.test(value)))
      return { unknown: key };
  }
  const quantization = asText(member(args, "quantization"));
  if (quantization !== null && !/^none$/i.test(quantization)) return known(quantization, aliases);
  const gguf = asText(member(args, "gguf_file")) ?? (name.toLowerCase().endsWith(".gguf") ? name : null);
  if (gguf !== null) return ggufScheme(gguf, aliases);
  if (QUANTIZED_NAME.test(name)) return { scheme: "unstated" };
  const dtype = [member(args, "dtype"), member(config, "model_dtype")]
    .map((value) => asText(value)?.replace(/^torch\./, "") ?? null)
    .find((text) => text !== null && !/^(auto|none)$/i.test(text));
  return dtype == null ? { scheme: "unstated" } : known(dtype, aliases);
}
