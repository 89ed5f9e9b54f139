import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHIPS } from "@/lib/domain/chips";
import { compareChips } from "@/lib/domain/compare-chips";
import { chipId, findChip, foldChipName } from "@/lib/domain/find-chip";
import { parseCsv } from "@/tests/support/parse-csv";
import { hasShared, shared } from "@/tests/support/shared";

describe("the chip catalogue", () => {
  test("names every chip once, under any of its names", () => {
    const owners = new Map<string, string>();
    for (const chip of CHIPS) {
      for (const name of new Set([chip.soc, chip.name, ...chip.aliases].map(foldChipName))) {
        expect(owners.get(name), `${name} of ${chip.soc}`).toBeUndefined();
        owners.set(name, chip.soc);
      }
    }
    expect(CHIPS).toHaveLength(67);
  });

  test("says where every chip comes from", () => {
    expect(CHIPS.filter((chip) => chip.source === "")).toEqual([]);
  });

  test("claims no architecture where the sources disagree", () => {
    const doubted = CHIPS.filter((chip) => chip.confidence.startsWith("arch-"));
    expect(doubted.map((chip) => chip.soc)).toEqual([
      "SM8735",
      "SM7635",
      "SM6650",
      "SM6475",
      "SM4635",
      "SM4450",
      "SM4375",
    ]);
    expect(doubted.every((chip) => chip.htpArch === null)).toBe(true);
  });

  test("keeps FP16 a fact of the chip and not of its architecture", () => {
    const v73 = CHIPS.filter((chip) => chip.htpArch === "V73");
    expect(new Set(v73.map((chip) => chip.fp16))).toEqual(new Set([true, false, null]));
    expect(findChip("SA8295P")).toMatchObject({ htpArch: "V68", fp16: true });
  });

  test.skipIf(!hasShared("reference/soc.csv"))("agrees with ../shared/reference/soc.csv in every field", () => {
    const known = (text: string | undefined) => (text === "" || text === "unknown" ? null : (text ?? null));
    const number = (text: string | undefined) => (known(text) === null ? null : Number(text));
    const rows = parseCsv(readFileSync(shared("reference/soc.csv"), "utf8"));
    const expected = rows.map((row) => ({
      soc: row.sm?.split("/")[0],
      name: row.name,
      tier: row.family_tier,
      socModel: number(row.soc_model),
      htpArch: known(row.htp_arch),
      fp16: known(row.fp16) === null ? null : row.fp16 === "yes",
      npu: row.npu_kind === "none/DSP?" ? "none" : known(row.npu_kind),
      year: row.year ? Number(row.year.slice(0, 4)) : null,
      yearVerified: row.year !== "" && !row.year?.endsWith("*"),
      vtcmMb: number(row.vtcm_mb),
      source: row.source,
      confidence: row.confidence,
      note: known(row.note),
    }));
    expect(CHIPS.map(({ aliases: _, ...facts }) => facts)).toEqual(expected);
    for (const row of rows) for (const name of row.sm?.split("/") ?? []) expect(findChip(name)?.name).toBe(row.name);
  });
});

describe("a chip is found by", () => {
  test.each([
    ["SM8650", "SM8650"],
    ["sm8650", "SM8650"],
    ["Snapdragon 8 Gen 3", "SM8650"],
    ["Snapdragon® 8 Gen 3 Mobile Platform", "SM8650"],
    ["Qualcomm Snapdragon 8 Gen 3", "SM8650"],
    ["Qualcomm Technologies, Inc SM8650", "SM8650"],
    ["qualcomm-snapdragon-8gen3", "SM8650"],
    ["qualcomm-snapdragon-8-elite", "SM8750"],
    ["qualcomm-snapdragon-8-elite-for-galaxy", "SM8750-AC"],
    ["sm8750-ac", "SM8750-AC"],
    ["qualcomm-snapdragon-8-elite-gen5", "SM8850"],
    ["qualcomm-snapdragon-8-elite-gen5-for-galaxy", "SM8850-AD"],
    ["qualcomm-snapdragon-865+", "SM8250-AB"],
    ["Snapdragon 865 Plus", "SM8250-AB"],
    ["Snapdragon 8+ Gen 1", "SM8475"],
    ["qualcomm-snapdragon-x-elite", "SC8380XP"],
    ["qualcomm-snapdragon-x-plus-8-core", "SC8340XP"],
    ["qualcomm-snapdragon-x2-elite", "SC8480XP"],
    ["qualcomm-snapdragon-8cxgen3", "SC8280X"],
    ["qualcomm-snapdragon-730g", "SM7150-AB"],
    ["qualcomm-qcs6490-proxy", "QCS6490"],
    ["QCS6490 (Proxy)", "QCS6490"],
    ["QCM6490", "QCS6490"],
    ["qualcomm-dragonwing-iq-8275-proxy", "QCS8275"],
    ["Qualcomm® Dragonwing™ IQ-9075", "QCS9075"],
    ["QCS9100", "QCS9075"],
    ["qualcomm-dragonwing-q-6690", "QCM6690"],
    ["XR2 Gen 2 (Proxy)", "QCS8450"],
    ["Qualcomm Snapdragon 7550", "SM7550"],
  ])("%s", (name, soc) => {
    expect(findChip(name)?.soc).toBe(soc);
    expect(chipId(name)).toBe(soc);
  });

  test.each([
    "SM8650-AC",
    "SM8650AC",
    "SM865",
    "Snapdragon",
    "Qualcomm",
    "",
    "8 Gen 33",
    "Snapdragon 8 Gen 2 for Galaxy",
    "Exynos 2400",
  ])("nothing near it: %j", (name) => {
    expect(findChip(name)).toBeNull();
  });
});

describe("the id of a chip outside the catalogue", () => {
  test.each([
    ["Exynos  2400 ", "Exynos 2400"],
    ["mt6989", "MT6989"],
    ["sm8650-ac", "SM8650-AC"],
    ["A17 Pro", "A17 Pro"],
    ["Cafe\u0301 1", "Caf\u00e9 1"],
  ])("%j is %j", (name, id) => {
    expect(chipId(name)).toBe(id);
  });

  test("is a fixed point", () => {
    const names = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...CHIPS.map((chip) => chip.name)));
    fc.assert(
      fc.property(names, (name) => {
        expect(chipId(chipId(name))).toBe(chipId(name));
      }),
    );
  });
});

describe("chips are ordered", () => {
  test("by architecture, then by name; without a known architecture last", () => {
    const ids = ["Exynos 2400", "SM4450", "SM8850", "SM8650", "SM8550", "SM7675", "SM8350", "SDM845", "SM8750"];
    expect([...ids].sort(compareChips)).toEqual([
      "SDM845",
      "SM8350",
      "SM7675",
      "SM8550",
      "SM8650",
      "SM8750",
      "SM8850",
      "Exynos 2400",
      "SM4450",
    ]);
  });

  test("totally", () => {
    const id = fc.oneof(fc.constantFrom(...CHIPS.map((chip) => chip.soc)), fc.string());
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareChips(a, b))).toBe(-Math.sign(compareChips(b, a)) + 0);
        if (compareChips(a, b) <= 0 && compareChips(b, c) <= 0) expect(compareChips(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
