import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalScheme } from "@/lib/domain/canonical-scheme";
import { type Scheme, UNSTATED } from "@/lib/domain/scheme";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import { anyScheme } from "@/tests/domain/scheme-arbitrary";

const idOf = (text: string) => {
  const scheme = parseScheme(text);
  return scheme && schemeId(scheme);
};

describe("a spelling that tools use is read as its canonical id", () => {
  test.each([
    ["w8a8", "unknown:w8a8"],
    ["8a8w", "unknown:w8a8"],
    ["a8w8", "unknown:w8a8"],
    ["A8W8", "unknown:w8a8"],
    ["W8A8", "unknown:w8a8"],
    ["int8", "unknown:w8a8"],
    ["INT8", "unknown:w8a8"],
    ["XINT8", "unknown:w8a8"],
    ["w8a16", "unknown:w8a16"],
    ["16a8w", "unknown:w8a16"],
    ["16a4w", "unknown:w4a16"],
    ["a16w4", "unknown:w4a16"],
    ["W4A16", "unknown:w4a16"],
    ["w4a16_block", "unknown:w4a16-b"],
    ["16a4w_block", "unknown:w4a16-b"],
    ["16a16w", "unknown:w16a16"],
    ["8a4w", "unknown:w4a8"],
    ["16a2w", "unknown:w2a16"],
    ["fp16a8w", "unknown:w8afp16"],
    ["w4", "unknown:w4"],
    ["float", "none:float"],
    ["fp16", "none:fp16"],
    ["FP32", "none:fp32"],
    ["bf16", "none:bf16"],
    ["bfloat16", "none:bf16"],
    ["w8a8_mixed_int16", "unknown:w8a8-mixed_int16"],
    ["w8a16_mixed_int16", "unknown:w8a16-mixed_int16"],
    ["w8a16_mixed_fp16", "unknown:w8a16-mixed_fp16"],
    ["mixed", "unknown:mixed"],
    ["mixed_with_float", "unknown:mixed-mixed_float"],
    ["mxfp4", "unknown:mxfp4-b32"],
    ["MXFP4", "unknown:mxfp4-b32"],
    ["mxfp4-b32", "unknown:mxfp4-b32"],
    ["MXFP4A16", "unknown:wmxfp4afloat-b32"],
    ["nvfp4", "unknown:nvfp4-b16"],
    ["NVFP4A16", "unknown:wnvfp4afloat-b16"],
    ["q4_0", "unknown:q4_0"],
    ["Q4_1", "unknown:q4_1"],
    ["q8_0", "unknown:q8_0"],
    ["IQ4_NL", "unknown:iq4_nl"],
    ["ptq:w8a8", "ptq:w8a8"],
    ["PTQ w8a8", "ptq:w8a8"],
    ["qat:w8a8-pc", "qat:w8a8-pc"],
    ["QAT_W8A8_PC", "qat:w8a8-pc"],
    ["w8a8-pt", "unknown:w8a8-pt"],
    ["w4a16-lpbq64", "unknown:w4a16-lpbq64"],
    ["ptq:mxfp4-b32", "ptq:mxfp4-b32"],
    ["wo:w4", "wo:w4"],
    ["weight-only:w4", "wo:w4"],
    [" w8 a8 ", "unknown:w8a8"],
  ])("%s is %s", (text, id) => {
    expect(idOf(text)).toBe(id);
  });
});

test.each([
  "",
  "int",
  "8",
  "w",
  "w3a3",
  "w8a8x",
  "w8a8_mixed",
  "w8a8-b0",
  "ptq",
  "ptq:",
  "int4",
  "fast",
  "constructor",
  "mxfp4a8",
  "w8a8-pc-pc",
])("%j is no scheme", (text) => {
  expect(parseScheme(text)).toBeNull();
});

describe("the canonical form", () => {
  const scheme = (parts: Partial<Scheme>): Scheme => ({ ...UNSTATED, ...parts });

  test("keeps an unknown granularity apart from a stated per-tensor one", () => {
    const int8 = { weights: "int8", activations: "int8" } as const;
    expect(schemeId(scheme(int8))).not.toBe(schemeId(scheme({ ...int8, granularity: "tensor" })));
  });

  test("keeps a stated method apart from an unknown one", () => {
    const int8 = { weights: "int8", activations: "int8" } as const;
    expect(schemeId(scheme({ ...int8, method: "ptq" }))).not.toBe(schemeId(scheme(int8)));
  });

  test("says none for floats without a method, and keeps a stated one", () => {
    const fp16 = { weights: "fp16", activations: "fp16" } as const;
    expect(schemeId(scheme(fp16))).toBe("none:fp16");
    expect(schemeId(scheme({ ...fp16, method: "qat" }))).toBe("qat:fp16");
  });

  test("gives MX formats blocks of 32 and NVFP4 blocks of 16", () => {
    expect(parseScheme("mxfp4")).toMatchObject({ granularity: "block", blockSize: 32, blockKind: "mx" });
    expect(parseScheme("nvfp4")).toMatchObject({ granularity: "block", blockSize: 16, blockKind: "nv" });
    expect(schemeId(scheme({ weights: "mxfp8", activations: "mxfp8" }))).toBe("unknown:wmxfp8amxfp8-b32");
  });

  test("does not repeat the block of a GGUF type", () => {
    expect(schemeId(scheme({ weights: "q4_0", granularity: "block", blockSize: 32 }))).toBe("unknown:q4_0");
    expect(schemeId(scheme({ weights: "q4_0", granularity: "block", blockSize: 64 }))).toBe("unknown:q4_0-b64");
  });

  test("takes a block size as saying block", () => {
    expect(schemeId(scheme({ weights: "int4", blockSize: 128, granularity: "channel" }))).toBe("unknown:w4-b128");
  });

  test("tells one overridden tensor from two and from an unknown number", () => {
    const ids = [1, 2, null].map((tensors) =>
      schemeId(scheme({ weights: "int8", activations: "int8", override: { dtype: "int16", tensors } })),
    );
    expect(ids).toEqual(["unknown:w8a8-mixed_int16x1", "unknown:w8a8-mixed_int16x2", "unknown:w8a8-mixed_int16"]);
  });

  test("is a fixed point", () => {
    fc.assert(
      fc.property(anyScheme, (any) => {
        const once = canonicalScheme(any);
        expect(canonicalScheme(once)).toEqual(once);
      }),
    );
  });
});

describe("an id", () => {
  test("reads back as the scheme it was written for", () => {
    fc.assert(
      fc.property(anyScheme, (any) => {
        expect(parseScheme(schemeId(any))).toEqual(canonicalScheme(any));
      }),
      { numRuns: 5_000 },
    );
  });

  test("reads back in any case and with any separators", () => {
    fc.assert(
      fc.property(anyScheme, fc.constantFrom("", "-", "_", " "), (any, separator) => {
        const id = schemeId(any);
        const [method, rest] = id.split(":") as [string, string];
        expect(idOf(`${method}:${rest.replaceAll(/[-_]/g, separator).toUpperCase()}`)).toBe(id);
      }),
    );
  });

  test("differs wherever the canonical form differs", () => {
    fc.assert(
      fc.property(anyScheme, anyScheme, (a, b) => {
        const same = JSON.stringify(canonicalScheme(a)) === JSON.stringify(canonicalScheme(b));
        expect(schemeId(a) === schemeId(b)).toBe(same);
      }),
    );
  });

  test("never throws on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const scheme = parseScheme(text);
        expect(scheme === null || parseScheme(schemeId(scheme)) !== null).toBe(true);
      }),
    );
  });
});
