import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldAlias, NO_ALIASES, unalias } from "@/lib/domain/alias";

describe("an alias", () => {
  it("is found whatever case, white space and Unicode form its name is written in", () => {
    const aliases = { dataset: new Map([[foldAlias("Café  Set"), "imagenet"]]) };
    for (const name of ["café set", "CAFÉ SET", " Cafe\u0301\tset ", "Café \u00a0Set"]) {
      expect(unalias(aliases, "dataset", name)).toBe("imagenet");
    }
    expect(unalias(aliases, "dataset", "café-set")).toBe("café-set");
  });

  it("is of one kind", () => {
    const aliases = { path: new Map([["x", "ort-qnn"]]) };
    expect(unalias(aliases, "path", "x")).toBe("ort-qnn");
    expect(unalias(aliases, "dataset", "x")).toBe("x");
  });

  it("leaves every name as it is when there are none", () => {
    fc.assert(fc.property(fc.string(), (name) => unalias(NO_ALIASES, "chip", name) === name));
  });

  it("folds a folded name to itself", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => foldAlias(foldAlias(name)) === foldAlias(name)));
  });
});
