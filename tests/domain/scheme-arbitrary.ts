import fc from "fast-check";
import { BLOCK_KINDS, DTYPES, GRANULARITIES, METHODS, type Scheme } from "@/lib/domain/scheme";

const nullable = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

/** Every scheme that the types allow, sensible or not. */
export const anyScheme: fc.Arbitrary<Scheme> = fc.record({
  method: fc.constantFrom(...METHODS),
  weights: nullable(DTYPES),
  activations: nullable(DTYPES),
  granularity: nullable(GRANULARITIES),
  blockSize: fc.option(fc.integer({ min: 1, max: 65_536 }), { nil: null }),
  blockKind: nullable(BLOCK_KINDS),
  override: fc.option(
    fc.record({
      dtype: fc.constantFrom(...DTYPES),
      tensors: fc.option(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { nil: null }),
    }),
    { nil: null },
  ),
});
