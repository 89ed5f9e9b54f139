import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, keyOf, sha256Hex, uuidFromSha256 } from "@/lib/contract/canonical-json";

/** A JSON value as `canonicalJson` sees it: members that are null say nothing. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === null ? [] : [[key, withoutNulls(member)]])),
  );
}

describe("canonical JSON", () => {
  // RFC 8785 section 3.2.3 and appendix B; a double is given by its IEEE 754 bits.
  it.each<[string, string]>([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("writes the double %s as RFC 8785 does: %s", (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, "hex").readDoubleBE())).toBe(text);
  });

  it("sorts members by UTF-16 code units (RFC 8785 section 3.2.3)", () => {
    const members = {
      "\u20ac": "Euro",
      "\r": "CR",
      "\ufb33": "Dalet",
      "1": "One",
      "\ud83d\ude00": "Emoji",
      "\u0080": "Control",
      "\u00f6": "o",
    };
    const order = [...canonicalJson(members).matchAll(/:"(\w+)"/g)].map((match) => match[1]);
    expect(order).toEqual(["CR", "One", "Control", "o", "Euro", "Emoji", "Dalet"]);
  });

  it("writes the RFC's example of strings and literals", () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("agrees with the package canonicalize on every JSON value, nulls left out", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(withoutNulls(value)));
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of members, and is stable", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it("keeps members named like those of every object", () => {
    expect(canonicalJson(JSON.parse('{"toString":1,"constructor":2,"__proto__":3}'))).toBe(
      '{"__proto__":3,"constructor":2,"toString":1}',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("throws on %d", (value) => {
    expect(() => canonicalJson({ a: [value] })).toThrow(TypeError);
  });
});

describe("hashes", () => {
  it("are SHA-256 (FIPS 180-4), keys its first half", () => {
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256Hex("abc")).toBe(abc);
    expect(keyOf("abc")).toBe(abc.slice(0, 32));
  });

  it("become a UUIDv8 that keeps 122 of their bits", () => {
    expect(uuidFromSha256("f".repeat(64))).toBe("ffffffff-ffff-8fff-bfff-ffffffffffff");
    expect(uuidFromSha256("0".repeat(64))).toBe("00000000-0000-8000-8000-000000000000");
  });
});
