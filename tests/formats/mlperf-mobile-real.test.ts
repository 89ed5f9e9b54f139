import { beforeAll, describe, expect, test } from "vitest";
import type { ImportItem } from "@/lib/formats/import-item";
import { filesOf, type Known, losses, normal, read } from "@/tests/formats/mlperf-mobile-items";
import { hasShared, shared } from "@/tests/support/shared";

/** Real files of ../shared/data; own fixtures cover the same code in mlperf-mobile.test.ts. */

describe.skipIf(!hasShared("data/mlperf-mobile"))("the published results of ../shared/data/mlperf-mobile", () => {
  let items: ImportItem[];
  let runs: Known[];
  beforeAll(async () => {
    const samples = filesOf(shared("data/samples")).filter((file) => file.path.startsWith("mlperf_"));
    items = await read([...filesOf(shared("data/mlperf-mobile")), ...samples]);
    runs = normal(items);
  });
  const ofModel = (model: string, split: string | null = "validation") =>
    runs.filter(({ run }) => run.identity.model === model && run.identity.split === split);

  test("are all read but the two texts that name no model", () => {
    expect(losses(items, "refused")).toEqual(
      ["AC", "DC"].map(
        (power) =>
          `v3.0_Qualcomm_Innovation_Center_SDCX8G3_${power}_accuracy_results.txt:6 unknown metric "image_segmentation": no such benchmark is known`,
      ),
    );
    expect(runs).toHaveLength(117);
    expect(runs.filter(({ notJoined }) => notJoined !== null).map(({ file }) => file)).toEqual(
      Array(7).fill("mlperf_mobile_v5.0_SD8Elite.json"),
    );
  });

  test("that stand in two places are the same documents", () => {
    expect(new Set(runs.map(({ run }) => run.id)).size).toBe(100);
    const copies = runs.filter(({ file }) => /^mlperf_mobile_v(3.1_SD4G2|4.1_SD8SG3)/.test(file));
    expect(copies).toHaveLength(12);
    for (const { run } of copies) expect(runs.filter((one) => one.run.id === run.id)).toHaveLength(2);
  });

  test("give MobileNetV4 82.14 % on every phone with an HTP from round 4.0 on", () => {
    const phones = ofModel("mobilenet_v4").filter(({ run }) => run.identity.backend === "htp");
    expect(new Set(phones.map(({ run }) => run.identity.chip))).toEqual(
      new Set(["SM7550", "SM8635", "SM8650", "SM8750"]),
    );
    expect(new Set(phones.map(({ run }) => run.value))).toEqual(new Set([0.8213800191879272]));
  });

  test("keep 33.02 dB and 33.39 dB apart by their 20 and 25 samples", () => {
    const edsr = ofModel("edsr", null).filter(
      ({ run }) => /^SM8/.test(run.identity.chip ?? "") && run.stack.qairt !== "2.7.0",
    );
    expect(new Set(edsr.map(({ run }) => `${run.identity.samples} ${run.value?.toFixed(2)}`))).toEqual(
      new Set(["20 33.02", "25 33.39"]),
    );
  });

  test("give MobileBERT 92.00 on the SM8550 of round 3.0 and 94.47 from round 4.0 on, both on 100 samples", () => {
    const bert = ofModel("mobilebert").filter(({ run }) => run.identity.backend === "htp");
    expect(new Set(bert.map(({ run }) => run.identity.samples))).toEqual(new Set([100]));
    const values = (chip: string) =>
      new Set(bert.filter(({ run }) => run.identity.chip === chip).map(({ run }) => run.value?.toFixed(4)));
    expect(values("SM8550")).toEqual(new Set(["0.9200"]));
    expect(values("SM8650")).toEqual(new Set(["0.9447"]));
  });

  test("never call padded samples a bigger test set", () => {
    expect(Math.max(...runs.map(({ run }) => run.identity.samples ?? 0))).toBe(50_000);
  });
});
