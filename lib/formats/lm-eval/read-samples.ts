import { createHash } from "node:crypto";
import { LIMITS } from "@/lib/contract/limits";
import type { ImportFile } from "@/lib/formats/import-file";
import { readJsonLines } from "@/lib/formats/lm-eval/json-lines";
import { member } from "@/lib/formats/plain-value";
import { explainReadError } from "@/lib/formats/read-text";

/** One filter's samples: `values` holds 0, 1 or null (anything else) for each metric, parallel to `docs`. */
type FilterSamples = { docs: number[]; values: Map<string, (0 | 1 | null)[]> };

export type Samples = {
  filters: ReadonlyMap<string, FilterSamples>;
  /** Of every sample in the order of the file, as the harness makes `task_hashes`; null when a hash is missing. */
  fileHash: string | null;
  /** The same by filter and doc_id: several GPUs write one list in different orders. */
  listHash: string | null;
};

/** The filter of records that name none, as older releases wrote them. */
export const ANY_FILTER = "";

const HASHES = ["doc_hash", "prompt_hash", "target_hash"] as const;
const HEX = /^[0-9a-f]{64}$/;

type Builder = {
  filters: Map<string, FilterSamples>;
  hashes: Map<string, Buffer[]> | null;
  file: ReturnType<typeof createHash>;
};

function bitOf(value: unknown): 0 | 1 | null {
  if (value === true || value === 1) return 1;
  return value === false || value === 0 ? 0 : null;
}

function addHash(builder: Builder, filter: string, record: unknown): void {
  const texts = HASHES.map((name) => member(record, name));
  if (!texts.every((text): text is string => typeof text === "string" && HEX.test(text))) {
    builder.hashes = null;
    return;
  }
  const joined = texts.join("");
  builder.file.update(joined);
  const list = builder.hashes?.get(filter) ?? [];
  list.push(Buffer.from(joined, "hex"));
  builder.hashes?.set(filter, list);
}

function addRecord(builder: Builder, metrics: readonly string[], record: unknown): string | null {
  const doc = member(record, "doc_id");
  if (typeof doc !== "number" || !Number.isSafeInteger(doc) || doc < 0) return "has no doc_id";
  const stated = member(record, "filter");
  const filter = typeof stated === "string" ? stated : ANY_FILTER;
  const samples: FilterSamples = builder.filters.get(filter) ?? { docs: [], values: new Map() };
  builder.filters.set(filter, samples);
  if (samples.docs.length >= LIMITS.samples) return `has more than ${LIMITS.samples} samples`;
  samples.docs.push(doc);
  for (const metric of metrics) {
    const values = samples.values.get(metric) ?? [];
    values.push(bitOf(member(record, metric)));
    samples.values.set(metric, values);
  }
  addHash(builder, filter, record);
  return null;
}

/** Indexes in the order of doc_id. */
const byDoc = (docs: readonly number[]) =>
  docs.map((_, index) => index).sort((a, b) => (docs[a] ?? 0) - (docs[b] ?? 0));

function finish({ filters, hashes, file }: Builder): Samples {
  if (!hashes) return { filters, fileHash: null, listHash: null };
  const list = createHash("sha256");
  for (const [filter, { docs }] of filters)
    for (const index of byDoc(docs)) list.update(hashes.get(filter)?.[index]?.toString("hex") ?? "");
  return { filters, fileHash: file.digest("hex"), listHash: list.digest("hex") };
}

/**
 * Reads a samples file once, a line at a time; 96 bytes and one value a metric are kept of each sample.
 * @param metrics whose values are wanted
 * @returns the reason when it cannot be read to its end
 */
export async function readSamples(
  file: ImportFile,
  metrics: readonly string[],
  signal?: AbortSignal,
): Promise<Samples | { line: number | null; reason: string }> {
  const builder: Builder = { filters: new Map(), hashes: new Map(), file: createHash("sha256") };
  try {
    for await (const read of readJsonLines(file)) {
      signal?.throwIfAborted();
      const reason = "reason" in read ? read.reason : addRecord(builder, metrics, read.value);
      if (reason !== null) return { line: read.line, reason };
    }
  } catch (error) {
    signal?.throwIfAborted();
    return { line: null, reason: explainReadError(error) };
  }
  return builder.filters.size === 0 ? { line: null, reason: "holds no samples" } : finish(builder);
}

/**
 * Correctness of each sample in the order of doc_id.
 * @returns the reason when a sample is not simply right or wrong, or is there twice
 */
export function bitsOf(
  samples: Samples,
  metric: string,
  filter: string,
): { bits: Uint8Array; correct: number; count: number } | string {
  const own = samples.filters.get(filter) ?? (samples.filters.size === 1 ? samples.filters.get(ANY_FILTER) : undefined);
  const values = own?.values.get(metric);
  if (!own || !values) return `has no samples of filter ${filter}`;
  const bits = new Uint8Array(Math.ceil(own.docs.length / 8));
  let correct = 0;
  let before = -1;
  for (const [place, index] of byDoc(own.docs).entries()) {
    const doc = own.docs[index] ?? -1;
    const value = values[index];
    if (doc === before) return `has doc_id ${doc} twice for filter ${filter}`;
    if (value === null || value === undefined) return `has a ${metric} that is neither 0 nor 1`;
    before = doc;
    correct += value;
    if (value === 1) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
  }
  return { bits, correct, count: own.docs.length };
}
