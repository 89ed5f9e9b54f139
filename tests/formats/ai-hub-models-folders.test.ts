import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readItems, refusals, runsOf, V1 } from "@/tests/formats/read-items";

describe("a folder that is", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "driftgrid-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };

  test("missing is refused", async () => {
    expect(refusals(await readItems(path.join(folder, "nowhere")))).toEqual(["nowhere:- does not exist"]);
  });

  test("a numerics.yaml alone is refused", async () => {
    put("a.yaml", "metrics: []\n");
    expect(refusals(await readItems(path.join(folder, "a.yaml")))).toEqual([
      expect.stringMatching(/^a.yaml:- not an ai-hub-models release/),
    ]);
  });

  test("empty is refused", async () => {
    expect(refusals(await readItems(folder))).toEqual([expect.stringMatching(/:- holds no file/)]);
  });

  test("a release without models is skipped", async () => {
    cpSync(path.join(V1, "devices_and_chipsets.yaml"), path.join(folder, "devices_and_chipsets.yaml"));
    expect(await readItems(folder)).toEqual([
      {
        kind: "skipped",
        file: "devices_and_chipsets.yaml",
        line: null,
        reason: "belongs to results of AI Hub models, and none of them are here",
      },
    ]);
  });

  test("a release with a broken list of devices is refused as a whole", async () => {
    cpSync(V1, folder, { recursive: true });
    put("devices_and_chipsets.yaml", "devices: [\n");
    const items = await readItems(folder);
    expect(runsOf(items)).toEqual([]);
    expect(refusals(items)).toEqual([
      expect.stringMatching(/^devices_and_chipsets.yaml:\d is not valid YAML.*nothing of this/),
    ]);
  });

  test("laid out as the repository, with models/, is read", async () => {
    cpSync(path.join(V1, "devices_and_chipsets.yaml"), path.join(folder, "devices_and_chipsets.yaml"));
    cpSync(path.join(V1, "fractions"), path.join(folder, "models/fractions"), { recursive: true });
    const runs = runsOf(await readItems(folder));
    expect(runs.map(({ document }) => document.provenance?.file)).toEqual(
      Array(3).fill("models/fractions/numerics.yaml"),
    );
    expect(runsOf(await readItems(path.join(folder, "models/fractions")))).toHaveLength(3);
  });

  test("without a COMMIT takes the date from the option, else has none", async () => {
    cpSync(V1, folder, { recursive: true });
    rmSync(path.join(folder, "COMMIT"));
    const [dated] = runsOf(await readItems(folder, { date: "2026-03-04" }));
    expect(dated?.document.startedAt).toBe("2026-03-04T00:00:00Z");
    const [undated] = runsOf(await readItems(folder));
    expect(undated?.document).not.toHaveProperty("startedAt");
  });

  test("binary where text should be is refused", async () => {
    cpSync(V1, folder, { recursive: true });
    writeFileSync(path.join(folder, "fractions/numerics.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
    expect(refusals(await readItems(folder))).toContain("fractions/numerics.yaml:- is not UTF-8 text");
  });

  test("a bomb of aliases is refused", async () => {
    cpSync(V1, folder, { recursive: true });
    const levels = [..."bcdefghij"].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`)}]`);
    put("fractions/numerics.yaml", `a: &a [x]\n${levels.join("\n")}\nmetrics: *j\n`);
    expect(refusals(await readItems(folder))).toContainEqual(
      expect.stringMatching(/^fractions\/numerics.yaml:1 is not usable YAML/),
    );
  });
});
