import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import { BENCHMARK_ALIASES, BENCHMARKS } from "@/lib/formats/mlperf-mobile/benchmarks";
import { mlperfMobile } from "@/lib/formats/mlperf-mobile/importer";
import {
  FIXTURES,
  filesOf,
  fixture,
  type Known,
  losses,
  normal,
  read,
  readText,
} from "@/tests/formats/mlperf-mobile-items";
import { runsOf } from "@/tests/formats/read-items";
import { fileOf } from "@/tests/formats/supplement-items";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT } from "@/tests/support/source-files";

describe("a folder of every shape", () => {
  let items: ImportItem[];
  let runs: Known[];
  beforeAll(async () => {
    items = await read(filesOf(FIXTURES, "all/").filter(({ path }) => !path.endsWith("README.txt")));
    runs = normal(items);
  });
  const of = (file: string) => runs.filter((one) => one.file === `all/${file}`);
  const row = ({ run: { identity, value, stack, latencyMs } }: Known) =>
    [identity.chip, identity.model, identity.scheme, identity.path, identity.backend, identity.split, identity.metric]
      .concat([String(identity.samples), String(value), String(stack.qairt ?? stack.runtime), String(latencyMs)])
      .join(" ");

  test("round 4.0 becomes one run an accuracy, with chip, SDK, path, backend and the 90th percentile of the latency", () => {
    expect(of("v4.0_Acme_P1_result.json").map(row)).toEqual([
      "SM8650 mobilenet_v4 ptq:unstated-pt snpe htp validation top1 50000 0.8213800191879272 2.20.0 0.914218",
      "SM8650 ssd_mobiledet qat:unstated-pt snpe htp validation map 5000 0.27404332160949707 2.20.0 0.4",
      "SM8650 edsr ptq:unstated-pt snpe htp  psnr 20 33.02050530910492 2.20.0 7.5",
      "SM8650 mobilenet_v4 ptq:unstated-pt snpe htp validation-offline top1 50000 0.8217599987983704 2.20.0 null",
      "SM8650 stable_diffusion unknown:unstated qnn-context htp validation clip-score 150 0.2566240429878235 2.20.0 4200",
    ]);
  });

  test("round 3.1 on the CPU says so, and a performance run that was not valid gives no latency", () => {
    const cpu = of("v3.1_Acme_P2_results.json");
    expect(cpu.map(row)).toEqual([
      "SM4450 edsr ptq:unstated-pt snpe cpu  psnr 25 33.393749594688416 2.13.4 1250",
      "SM4450 mobilebert ptq:unstated-pt snpe cpu validation f1 100 0.9126325249671936 2.13.4 null",
      "SM4450 mobilenet_edgetpu ptq:unstated-pt snpe cpu validation-offline top1 50000 0.7530800104141235 2.13.4 null",
    ]);
    expect(cpu.map(({ run }) => run.placement)).toEqual(Array(3).fill({ npu: 0, gpu: 0, cpu: 1 }));
    expect(of("v4.0_Acme_P1_result.json").map(({ run }) => run.placement)).toEqual(Array(5).fill(null));
  });

  test("other vendors keep their chip, path and SDK, and no scheme is claimed for them", () => {
    expect(of("v3.1_Other_Other_result.json").map(row)).toEqual([
      "Exynos 2400 mobilenet_edgetpu unknown:unstated enn npu validation top1 50000 0.7563599944114685 ENN 2.2.7 2",
    ]);
  });

  test("rounds 2.1 and 2.0 take chip and SDK from their system file and have no sample count", () => {
    expect([...of("v2.1_Acme_P3_results.json"), ...of("v2.0_Acme_P4_results.json")].map(row)).toEqual([
      "SM8475 mobilenet_edgetpu ptq:unstated-pt snpe htp validation top1 null 0.7530199885368347 SNPE 1.65.0 4",
      "SM8475 mobilebert ptq:unstated-pt snpe htp validation f1 null 0.9437436461448669 SNPE 1.65.0 4",
      "SM8450 mobilenet_edgetpu ptq:unstated-pt snpe  validation top1 null 0.7532 SNPE 1.59.1 0.5",
      "SM8450 deeplab_v3_plus unknown:unstated snpe  validation miou null 0.5453 SNPE 1.59.1 2",
    ]);
    expect(of("v2.1_Acme_P3_results.json")[0]?.original).toMatchObject({
      measuredSamples: "0",
      dataset: "Open images subset",
    });
  });

  test("the log of a laptop is read with the system file whose letters are swapped", () => {
    expect(of("v3.0_Acme_SDCX8G3_AC_accuracy_results.txt").map(row)).toEqual([
      "SC8280X mobilenet_edgetpu ptq:unstated-pt snpe  validation top1 null 0.7535 2.7.0 null",
      "SC8280X mobilebert ptq:unstated-pt snpe  validation f1 null 0.88075 2.7.0 null",
    ]);
  });

  test("20 and 25 samples are two evaluations, and padded samples are no bigger test set", () => {
    const edsr = runs.filter(({ run }) => run.identity.model === "edsr").map(({ run }) => run.identity.samples);
    expect(edsr).toEqual(expect.arrayContaining([20, 25]));
    const offline = runs.filter(({ run }) => run.identity.split === "validation-offline");
    expect(offline.map(({ run, original }) => [run.identity.samples, original.measuredSamples])).toEqual([
      [50_000, "196608"],
      [50_000, "552960"],
    ]);
  });

  test("what cannot be told is refused with its place, what holds no accuracy is skipped", () => {
    expect(losses(items, "refused")).toEqual([
      "all/v3.0_Acme_SDCX8G3_AC_accuracy_results.txt:7 super_resolution has no accuracy",
      'all/v3.0_Acme_SDCX8G3_AC_accuracy_results.txt:4 unknown metric "image_segmentation": no such benchmark is known',
      'all/v4.0_Acme_P1_result.json:- unknown metric "image_enhancement": no such benchmark is known',
      'all/v4.0_Acme_P1_result.json:- results[7] "natural_language_processing": accuracy 44.4667 contradicts its normalized value 0.9446667432785034',
    ]);
    expect(losses(items, "skipped")).toEqual([
      expect.stringMatching(/mlperf_log_summary.txt:- is a LoadGen log/),
      expect.stringMatching(/system_SD8CXG3.json:5 is not valid JSON; its "key": "value" pairs were read/),
      expect.stringMatching(/system_P1.json:6 is not valid JSON; its "key": "value" pairs were read/),
      'all/v2.0_Acme_P4_results.json:- [4] "LU_int8" has no accuracy',
      'all/v4.0_Acme_P1_result.json:- results[5] "image_segmentation_v2" has no accuracy run',
    ]);
    expect(runs.every(({ notJoined }) => notJoined === null)).toBe(true);
  });

  test("the documents do not depend on where the files lay, on their order or on the size of a read", async () => {
    const names = readdirSync(FIXTURES).filter((name) => name !== "README.txt");
    const moved = names.reverse().map((name) => fileOf(readFileSync(path.join(FIXTURES, name)), `x/y/${name}`, 7));
    const ids = (some: readonly Known[]) => some.map(({ run }) => run.id).sort();
    expect(ids(normal(await read(moved)))).toEqual(ids(runs));
  });
});

describe("joining", () => {
  const result = fixture("v4.0_Acme_P1_result.json");
  const system = fixture("v4.0_Acme_system_P1.json");
  const sdk = async (files: ImportFile[]) => {
    const runs = normal(await read(files));
    return [runs[0]?.run.stack.qairt ?? null, runs[0]?.notJoined];
  };

  test("follows the layout of the published repositories", async () => {
    const at = "mobile_results_v4.0/closed/Acme";
    expect(
      await sdk([fileOf(result, `${at}/results/P1/result.json`), fileOf(system, `${at}/systems/P1.json`)]),
    ).toEqual(["2.20.0", null]);
  });

  test("takes nothing from another device, round or submitter", async () => {
    const none = [null, "no system file of this result among the files"];
    for (const name of ["v4.0_Acme_system_P9.json", "v4.1_Acme_system_P1.json", "v4.0_Else_system_P1.json"])
      expect(await sdk([fileOf(result, "v4.0_Acme_P1_result.json"), fileOf(system, name)])).toEqual(none);
  });

  test("takes nothing from a system file of another chip", async () => {
    const other = system.replace("8 Gen 3", "8 Gen 2");
    expect(await sdk([fileOf(result, "v4.0_Acme_P1_result.json"), fileOf(other, "v4.0_Acme_system_P1.json")])).toEqual([
      null,
      "v4.0_Acme_system_P1.json names another chip than the phone",
    ]);
  });

  test("refuses results without any chip as one loss of all values", async () => {
    const items = await read([fileOf(fixture("v2.1_Acme_P3_results.json"), "results.json")]);
    expect(items[0]).toMatchObject({
      kind: "refused",
      values: 2,
      reason: expect.stringMatching(/^unknown device "ACME_3": /),
    });
  });
});

describe("hostile files", () => {
  const json = fixture("v3.1_Other_Other_result.json");

  test("cut at any byte give a clear answer", async () => {
    const whole = runsOf(await readText(json)).length;
    for (let end = 0; end < json.length; end += 1) {
      const items = await readText(json.slice(0, end));
      expect(runsOf(items).length).toBeLessThanOrEqual(whole);
      expect(losses(items, "refused").length + runsOf(items).length, `${end} bytes`).toBeGreaterThan(0);
    }
    for (const name of [
      "v3.0_Acme_SDCX8G3_AC_accuracy_results.txt",
      "v3.0_Acme_system_SD8CXG3.json",
      "v2.0_Acme_P4_results.json",
    ]) {
      const text = fixture(name);
      for (let end = 0; end < text.length; end += 1)
        expect(runsOf(await readText(text.slice(0, end), name)).length).toBeLessThanOrEqual(3);
    }
  });

  test("with CRLF or a BOM are the same", async () => {
    const expected = runsOf(await readText(json)).map(({ document }) => document);
    expect(runsOf(await readText(json.replaceAll("\n", "\r\n"))).map(({ document }) => document)).toEqual(expected);
    expect(runsOf(await readText(`\uFEFF${json}`)).map(({ document }) => document)).toEqual(expected);
  });

  test.each([
    ["", "is empty"],
    ["[]", "holds no results"],
    ["12", "holds no results"],
    ['{"results": {}}', "results is not a list"],
    ['{"results": []}', "results is empty"],
    ['{"results": [7]}', "results[0] has no benchmark_id"],
    [
      '{"results": [{"benchmark_id": "x", "accuracy_run": {"accuracy": {"normalized": "0.5"}}}]}',
      "has no number named normalized",
    ],
    [
      '{"results": [{"benchmark_id": "x", "accuracy_run": {"accuracy": {"normalized": NaN}}}]}',
      "has no number named normalized",
    ],
    ["\u0000\u0001\u0002", "is not valid JSON"],
  ])("%j is refused", async (text, reason) => {
    expect(losses(await readText(text), "refused")).toEqual([expect.stringContaining(reason)]);
  });

  test("that are not UTF-8 are refused", async () => {
    expect(losses(await readText(Uint8Array.of(0x80, 0xff, 0x00)), "refused")).toEqual([
      expect.stringContaining("is not UTF-8 text"),
    ]);
  });

  test.each([
    ['"normalized": 0.7563599944114685', '"normalized": 75.636', "contradicts its normalized value"],
    ['"formatted": "75.64%"', '"formatted": "75.64 mIoU"', "is not in %"],
    ['"type": "IMAGENET"', '"type": "OTHER"', "dataset type OTHER is not the IMAGENET"],
    ['"accuracy2": null', '"accuracy2": {"normalized": 1}', 'unknown metric "accuracy2"'],
  ])("with %s changed to %s are refused", async (from, to, reason) => {
    expect(losses(await readText(json.replaceAll(from, to)), "refused")).toEqual([expect.stringContaining(reason)]);
  });
});

describe("docs/formats.md", () => {
  const text = readFileSync(path.join(ROOT, "docs/formats.md"), "utf8");

  test("has every benchmark with its model, data set, metric, unit, size and method", () => {
    const table = markdownTables(text).find(({ header }) => header[0] === "benchmark");
    expect(table?.rows).toEqual(
      Object.entries(BENCHMARKS).map(([name, { model, dataset, metric, unit, size, qualcomm }]) => [
        name,
        model,
        dataset,
        metric,
        unit || "-",
        size === null ? "-" : String(size),
        qualcomm ?? "-",
      ]),
    );
    for (const alias of Object.keys(BENCHMARK_ALIASES)) expect(text).toContain(`\`${alias}\``);
  });
});

describe("detection", () => {
  const detect = (name: string, text: string) => mlperfMobile.detect({ path: name, text, whole: true });

  test("tells results from what helps them and from other files", () => {
    expect(detect("r.json", fixture("v2.0_Acme_P4_results.json"))).toBe("reads");
    expect(detect("r.txt", fixture("v3.0_Acme_SDCX8G3_AC_accuracy_results.txt"))).toBe("reads");
    expect(detect("s.json", fixture("v3.0_Acme_system_SD8CXG3.json"))).toBe("companion");
    expect(detect("mlperf_log_detail.txt", ":::MLLOG {}")).toBe("companion");
    expect(detect("results_2024.json", '{"results": {"arc": {"acc,none": 0.5}}}')).toBe(null);
    expect(detect("notes.md", "####### title ######")).toBe(null);
  });
});
