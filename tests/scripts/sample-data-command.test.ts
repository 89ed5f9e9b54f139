import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "@/tests/support/source-files";

describe("npm run sample-data", { timeout: 60_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "driftgrid-samples-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(args: string[], settings: Record<string, string> = {}): Promise<{ code: number; out: string }> {
    return new Promise((resolve) => {
      const env = { ...process.env, ...settings, DATABASE_URL: `file:${path.join(folder, "a.db")}` };
      execFile(
        process.execPath,
        ["--import", "tsx", path.join(ROOT, "scripts/sample-data.ts"), ...args],
        { cwd: ROOT, env },
        (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out: out + err }),
      );
    });
  }
  const said = async (...args: string[]) => (await run(args)).out.trim();

  test("SAMPLE_DATA=off leaves an empty database empty", async () => {
    expect((await run(["fill"], { SAMPLE_DATA: "OFF" })).out.trim()).toBe("off");
    expect(await said("status")).toBe("There is no sample data.");
  });

  test("fills once, removes and restores, and says what is so", async () => {
    expect(await said("fill")).toMatch(/^\d+ sample runs are stored and shown until the first real run arrives\.$/);
    expect(await said("fill")).toBe("not needed");
    expect(await said("remove")).toMatch(/stored and put aside\.$/);
    // A start does not bring back what was removed.
    expect(await said("fill")).toBe("not needed");
    expect(await said("status")).toMatch(/stored and put aside\.$/);
    expect(await said("restore")).toMatch(/shown until the first real run arrives\.$/);
  });

  test("explains itself when asked for anything else", async () => {
    expect(await run(["vanish"])).toMatchObject({
      code: 2,
      out: expect.stringContaining("npm run sample-data -- remove"),
    });
    expect(await run([])).toMatchObject({ code: 2 });
  });
});
