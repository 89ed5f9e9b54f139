import fc from "fast-check";
import { METRICS } from "@/lib/domain/metrics";
import { SCHEME_SPELLINGS } from "@/lib/domain/scheme-spellings";

/** Names as people give them: any script, any symbol, but no controls and nothing that is not text. */
export const anyName = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.constantFrom("__proto__", "constructor", "toString", "<b>", "=1+1", "نموذج", "👩‍👩‍👧‍👦", "a b", "mobilenet_v2"),
  )
  .filter((text) => text.trim() !== "" && text.length <= 200 && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text));

const anyText = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter((text) => !/[\p{Cs}\0]/u.test(text));
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));
const option = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: value }, fc.constantFrom(null, undefined));
const optionName = anyName.filter((name) => name.trim() !== "__proto__");
const map = fc.dictionary(
  optionName.filter((name) => name === name.trim()),
  anyText,
  { maxKeys: 4 },
);
const version = fc.oneof(
  fc.tuple(fc.nat(3), fc.nat(50), fc.nat(3)).map((parts) => parts.join(".")),
  anyName,
);
const float32 = fc.oneof(
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

const scheme = fc.oneof(
  fc.constantFrom(...SCHEME_SPELLINGS),
  fc.record(
    {
      method: fc.constantFrom("ptq", "qat", "unknown"),
      weights: fc.constantFrom("int4", "int8", "mxfp4"),
      activations: option(fc.constantFrom("int8", "int16", "fp16")),
      granularity: option(fc.constantFrom("tensor", "channel", "block")),
      emulated: option(fc.boolean()),
      calibration: option(fc.record({ algorithm: option(anyName), samples: option(fc.nat(1000)) })),
    },
    { requiredKeys: ["weights"] },
  ),
);

const target = fc.oneof(
  fc.record({
    kind: fc.constant("device"),
    soc: fc.oneof(
      fc.constantFrom("SM8650", "Snapdragon 8 Gen 2"),
      anyName.filter((name) => !/^(device|host|simulator|reference)$/i.test(name.trim())),
    ),
    device: option(anyName),
  }),
  fc.record({ kind: fc.constantFrom("host", "simulator", "reference"), simulated: option(fc.boolean()) }),
);

/** A metric with a value that lies in its range. */
const measured = fc
  .constantFrom(...METRICS)
  .chain((metric) =>
    fc
      .double({ min: metric.range.min ?? -1e6, max: metric.range.max ?? 1e6, noNaN: true })
      .map((value) => ({ metric: metric.id, value })),
  );

const layers = fc.integer({ min: 1, max: 6 }).chain((nodes) =>
  fc.record({
    graph: fc.constant(
      Array.from({ length: nodes }, (_, i) => ({
        id: `n${i}`,
        op: i % 2 ? "Conv" : null,
        inputs: i ? [`n${i - 1}`] : [],
      })),
    ),
    metrics: fc.dictionary(
      fc.constantFrom("sqnr", "cosine", "mse", "constructor"),
      fc.array(
        option(float32).map((value) => value ?? null),
        { minLength: nodes, maxLength: nodes },
      ),
      { maxKeys: 3 },
    ),
    samples: option(fc.integer({ min: 1, max: 64 })),
  }),
);

const placement = fc.record({
  npu: option(fc.nat(200)),
  cpu: option(fc.nat(200)),
  fallback: option(fc.array(anyName, { maxLength: 3 })),
});

/** Any document that keeps the contract, as JSON would carry it. */
export const anyRun: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    head: fc.record({
      startedAt: option(
        fc
          .date({ min: new Date(0), max: new Date("2026-01-12T00:00:00Z"), noInvalidDate: true })
          .map((at) => at.toISOString()),
      ),
      runner: option(fc.record({ name: anyName, version: option(version) })),
      campaign: option(anyName),
      model: fc.record({ name: anyName, variant: option(anyName) }),
      artifact: option(fc.record({ sourceSha256: option(hash), quantizedSha256: option(hash) })),
      scheme,
      target,
      stack: option(fc.record({ path: option(anyName), qairt: option(version), options: option(map) })),
      cost: option(fc.record({ latencyMs: option(fc.double({ min: 0, max: 1e5, noNaN: true })) })),
      placement: option(placement),
      layers: option(layers),
    }),
    measured,
    failed: option(anyText.filter((text) => text.trim() !== "")),
    dataset: anyName,
    samples: option(fc.integer({ min: 1, max: 40 })),
    bytes: fc.uint8Array({ minLength: 5, maxLength: 5 }),
    withScores: fc.boolean(),
  })
  .map(({ head, measured: { metric, value }, failed, dataset, samples, bytes, withScores }) => {
    const scores =
      withScores && samples ? Array.from({ length: samples }, (_, i) => (bytes[i % 5] ?? 0) / 7) : undefined;
    const result = failed ? { status: "failed", reason: failed } : { value, scores };
    return JSON.parse(JSON.stringify({ ...head, eval: { dataset, metric, samples }, result }));
  });
