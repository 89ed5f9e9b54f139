import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { NormalRun } from "@/lib/contract/normalize-run";
import type { ImportItem } from "@/lib/formats/import-item";
import { lmEval } from "@/lib/formats/lm-eval/importer";
import { ARC, bits, FIXTURES, fixture, GSM, losses, normal, RESULTS, read } from "@/tests/formats/lm-eval-items";
import { runsOf } from "@/tests/formats/read-items";
import { fileOf } from "@/tests/formats/supplement-items";

describe("a folder with results and samples", () => {
  let items: ImportItem[];
  let runs: NormalRun[];
  beforeAll(async () => {
    const names = readdirSync(FIXTURES).filter((name) => name !== "README.txt");
    items = await read(
      names.sort().map((name) => fileOf(readFileSync(path.join(FIXTURES, name)), `acme__tiny-1b/${name}`)),
    );
    runs = normal(items);
  });

  test("becomes one run a task, metric and filter, with its prompt in the split", () => {
    const chat = "chat 2d711642b726";
    expect(
      runs.map(({ identity: { dataset, split, metric, samples }, value, stderr }) => [
        dataset,
        split,
        metric,
        samples,
        value,
        stderr,
      ]),
    ).toEqual([
      ["arc_easy", `v1, 0-shot, ${chat}`, "acc", 10, 0.6, 0.1633],
      ["arc_easy", `v1, 0-shot, ${chat}`, "acc_norm", 10, 0.7, 0.1528],
      ["gsm8k", `v3, 5-shot, filter strict-match, ${chat}`, "exact-match", 4, 0.25, 0.25],
      ["gsm8k", `v3, 5-shot, filter flexible-extract, ${chat}`, "exact-match", 4, 0.75, 0.25],
      ["wikitext", `v2, 0-shot, ${chat}`, "word-perplexity", 62, 11.5, null],
      ["wikitext", `v2, 0-shot, ${chat}`, "bits-per-byte", 62, 0.65, null],
      ["odd", chat, "bleu_max|other|higher|", null, 20.5, 1.5],
      ["mmlu_law", `v1, 0-shot, ${chat}`, "acc", 100, 0.5, 0.05],
    ]);
    expect(new Set(runs.map(({ evaluationKey }) => evaluationKey)).size).toBe(runs.length);
  });

  test("names model, scheme, target and stack", () => {
    expect(runs[0]?.identity).toMatchObject({
      model: "acme/tiny-1b",
      scheme: "none:fp16",
      targetKind: "host",
      chip: null,
      path: "hf",
      backend: "cuda",
    });
    expect(runs[0]?.stack.runtime).toBe("transformers 4.40.1");
    expect(runs[0]?.startedAt).toBe(1_714_998_896_500);
  });

  test("gives each sample's correctness in the order of doc_id, and the hash of the sample list", () => {
    expect(runs.map(bits)).toEqual([
      "1011011010000000",
      "1111011010000000",
      "10000000",
      "11010000",
      null,
      null,
      null,
      null,
    ]);
    const { task_hashes } = JSON.parse(fixture(RESULTS).replace("NaN", "null"));
    expect(runs.map(({ identity }) => identity.sampleSha256)).toEqual([
      ...Array(2).fill(task_hashes.arc_easy),
      ...Array(2).fill(task_hashes.gsm8k),
      ...Array(4).fill(null),
    ]);
    expect(runsOf(items).map(({ notJoined }) => notJoined === null)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test("lists groups, metrics without a direction and values that are no numbers", () => {
    expect(losses(items, "skipped")).toEqual([
      `acme__tiny-1b/${RESULTS}:- mmlu is a group: its tasks are read one by one`,
    ]);
    expect(losses(items, "refused")).toEqual([
      `acme__tiny-1b/${RESULTS}:- odd: broken,none is "NaN", not a number`,
      `acme__tiny-1b/${RESULTS}:- unknown metric "mystery": higher_is_better of odd does not say which way is better`,
    ]);
  });

  test("gives the same documents from any folder and in reads of any size", async () => {
    const moved = [GSM, ARC, RESULTS].map((name) => fileOf(fixture(name), `x/${name}`, 3));
    expect(normal(await read(moved)).map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  });
});

describe("what a results file says of the model", () => {
  const made = async (changes: Record<string, unknown>) => {
    const file = { results: { arc_easy: { "acc,none": 0.5 } }, model_source: "hf", ...changes };
    const items = await read([fileOf(JSON.stringify(file), RESULTS)]);
    return normal(items)[0]?.identity ?? losses(items, "refused")[0];
  };

  test.each([
    ["pretrained=a/b,dtype=bfloat16", "none:bf16"],
    ["pretrained=a/b,dtype=float32,trust_remote_code=True", "none:fp32"],
    ["pretrained=a/b", "unknown:unstated"],
    ["pretrained=a/b,dtype=auto", "unknown:unstated"],
    ["pretrained=a/b-AWQ,dtype=float16", "unknown:unstated"],
    ["pretrained=a/b-w4a16,dtype=bfloat16", "unknown:unstated"],
    ["pretrained=a/b,quantization=fp8,dtype=bfloat16", "unknown:fp8"],
    ["pretrained=a/b,gguf_file=b-Q4_0.gguf", "unknown:q4_0"],
  ])("%s is %s", async (args, scheme) => {
    expect(await made({ config: { model_args: args } })).toMatchObject({ scheme });
  });

  test("a dtype of the loaded model counts when no argument says more", async () => {
    expect(
      await made({ config: { model_args: { pretrained: "a/b", dtype: "auto" }, model_dtype: "torch.bfloat16" } }),
    ).toMatchObject({
      model: "a/b",
      scheme: "none:bf16",
    });
  });

  test.each([
    ["pretrained=a/b,load_in_4bit=True", "load_in_4bit"],
    ["pretrained=a/b,quantization=awq", "awq"],
    ["pretrained=a/b,gguf_file=b-Q4_K_M.gguf", "Q4_K_M"],
    ["pretrained=a/b,dtype=int7", "int7"],
  ])("%s is refused as an unknown precision", async (args, word) => {
    expect(await made({ config: { model_args: args } })).toBe(`${RESULTS}:- unknown precision "${word}"`);
  });

  test("no name at all is refused", async () => {
    expect(await made({})).toMatch(/names no model/);
  });

  test("a direction that contradicts the catalogue is refused", async () => {
    expect(await made({ model_name: "a/b", higher_is_better: { arc_easy: { acc: false } } })).toMatch(
      /acc is known as higher, higher_is_better says lower/,
    );
  });
});

describe("evaluations", () => {
  const key = async (changes: Record<string, unknown>) => {
    const file = {
      results: { t: { "acc,none": 0.5 } },
      model_name: "a/b",
      "n-samples": { t: { effective: 10 } },
      versions: { t: 1 },
      "n-shot": { t: 0 },
    };
    return normal(await read([fileOf(JSON.stringify({ ...file, ...changes }), RESULTS)]))[0]?.evaluationKey;
  };
  const hash = "ab".repeat(32);

  test.each([
    [{ versions: { t: 2 } }],
    [{ "n-shot": { t: 5 } }],
    [{ "n-samples": { t: { effective: 11 } } }],
    [{ chat_template_sha: hash }],
    [{ system_instruction_sha: hash }],
    [{ fewshot_as_multiturn: true }],
    [{ task_hashes: { t: hash } }],
    [{ results: { t: { "acc,other": 0.5 } } }],
  ])("that differ in %j are not compared", async (changes) => {
    expect(await key(changes)).not.toBe(await key({}));
  });

  test("that differ in nothing but the run are compared", async () => {
    expect(await key({ date: 1_714_998_896.5, git_hash: "f", total_evaluation_time_seconds: "9" })).toBe(await key({}));
  });

  test("of releases that wrote no filter are those of the filter none", async () => {
    expect(await key({ results: { t: { acc: 0.5, acc_stderr: 0.1 } } })).toBe(await key({}));
  });

  test("leave out what a task says beside its metrics", async () => {
    const file = {
      results: { t: { name: "t", "n-shot": 5, "sample_len,none": 30, "acc,none": 0.5 } },
      model_name: "m",
    };
    const items = await read([fileOf(JSON.stringify(file), RESULTS)]);
    expect([normal(items).length, losses(items, "refused")]).toEqual([1, []]);
  });

  test("split a metric at its last comma", async () => {
    const file = { results: { t: { "a,b,none": 0.5 } }, model_name: "m", higher_is_better: { t: { "a,b": false } } };
    expect(normal(await read([fileOf(JSON.stringify(file), RESULTS)]))[0]?.metric).toMatchObject({
      name: "a,b",
      direction: "lower",
    });
  });
});

describe("hostile files", () => {
  const small = JSON.stringify(
    { results: { t: { "acc,none": 0.5, "acc_stderr,none": 0.1 } }, model_name: "m", versions: { t: 1 } },
    null,
    1,
  );

  test("cut at any byte are refused", async () => {
    for (let end = 0; end < small.length; end += 1) {
      const items = await read([fileOf(small.slice(0, end), RESULTS)]);
      expect([runsOf(items).length, losses(items, "refused").length], `${end} bytes`).toEqual([0, 1]);
    }
  });

  test("with CRLF or a BOM are the same", async () => {
    const documents = async (text: string) =>
      runsOf(await read([fileOf(text, RESULTS)])).map(({ document }) => document);
    expect(await documents(small.replaceAll("\n", "\r\n"))).toEqual(await documents(small));
    expect(await documents(`\uFEFF${small}`)).toEqual(await documents(small));
    expect(await documents(small)).toHaveLength(1);
  });

  test.each([
    ["", "is empty"],
    ["[]", "has no map named results"],
    ['{"results": 3}', "has no map named results"],
    ['{"results": {}, "model_name": "m"}', "has no results"],
    ['{"results": {"t": 3}, "model_name": "m"}', "t is 3, not a map of metrics"],
    ['{"results": {"t": {"alias": "t"}}, "model_name": "m"}', "t has no metric"],
    ['{"results": {"t": {"acc,none": "0.5"}}, "model_name": "m"}', 'acc,none is "0.5", not a number'],
    ['{"results": {"t": {"acc,none": -Infinity}}, "model_name": "m"}', 'acc,none is "-Infinity", not a number'],
    ['{"results": {"__proto__": {"x,none": 1}}, "model_name": "m"}', 'unknown metric "x"'],
    ["\u0000\u0001", "is not valid JSON"],
  ])("%j is refused", async (text, reason) => {
    expect(losses(await read([fileOf(text, RESULTS)]), "refused")).toEqual([expect.stringContaining(reason)]);
  });
});

describe("detection", () => {
  const detect = (name: string, text: string) => lmEval.detect({ path: name, text, whole: true });

  test("tells results and samples from other files", () => {
    expect(detect(RESULTS, fixture(RESULTS))).toBe("reads");
    expect(detect("any.json", fixture(RESULTS).slice(0, 200))).toBe("reads");
    expect(detect(`a/${ARC}`, "{}")).toBe("companion");
    expect(detect("result.json", '{ "meta": {}, "results": [{ "benchmark_id": "x" }] }')).toBe(null);
    expect(detect("x.json", '{"results": {"rows": [1]}}')).toBe(null);
  });
});
