import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "@/db/open-store";
import { recordRuns } from "@/lib/services/record-runs";
import { asItems, makeRun } from "@/tests/support/runs";
import { ROOT } from "@/tests/support/source-files";

describe("npm run export", () => {
  let folder: string;
  let url: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "driftgrid-"));
    url = `file:${path.join(folder, "a.db")}`;
    const store = await openStore(url);
    const runs = [makeRun(), makeRun({ model: { name: "'; --" } }), makeRun({ scheme: "w8a16" })];
    await recordRuns(store, asItems(runs), { origin: "api", now: Date.UTC(2026, 0, 12) });
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise((resolve) => {
      const env = { ...process.env, INIT_CWD: folder, DATABASE_URL: url };
      execFile(
        process.execPath,
        ["--import", "tsx", path.join(ROOT, "scripts", `${script}.ts`), ...args],
        { cwd: ROOT, env },
        (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
      );
    });
  }

  test("writes documents to stdout, and nothing else", async () => {
    const { code, out, err } = await run("export");
    expect({ code, err }).toEqual({ code: 0, err: "Exported 3 runs.\n" });
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).model.name),
    ).toEqual(["mobilenet_v2", "'; --", "mobilenet_v2"]);
  });

  test("writes a file that npm run import reads into an empty database, and again adds nothing", async () => {
    const options = ["--model", "mobilenet_v2", "--model", "'; --", "--out", "runs.ndjson.gz"];
    expect(await run("export", ...options)).toMatchObject({
      code: 0,
      out: "",
      err: "Exported 3 runs to runs.ndjson.gz.\n",
    });
    const text = gunzipSync(readFileSync(path.join(folder, "runs.ndjson.gz"))).toString();
    expect(text).toBe((await run("export")).out);

    const other = `file:${path.join(folder, "b.db")}`;
    expect(await run("import", "runs.ndjson.gz", "--database-url", other)).toMatchObject({ code: 0 });
    expect((await run("export", "--database-url", other)).out).toBe(text);
    expect(await run("import", "runs.ndjson.gz")).toMatchObject({ code: 0 });
    expect((await run("export")).out).toBe(text);
  });

  test("takes the filter of the list", async () => {
    expect(await run("export", "--scheme", "unknown:w8a16")).toMatchObject({ code: 0, err: "Exported 1 runs.\n" });
    expect(await run("export", "--before", "1")).toMatchObject({ code: 0, out: "", err: "Exported 0 runs.\n" });
  });

  test("says what is wrong with its arguments, and leaves no file", async () => {
    expect(await run("export", "--status", "fine")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--status"),
    });
    expect(await run("export", "--wrong")).toMatchObject({ code: 2, err: expect.stringContaining("--wrong") });
    expect(await run("export", "--cell", "1")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--cell: must be"),
    });
    expect(await run("export", "--as-of", "soon", "--out", "x.ndjson")).toMatchObject({ code: 1 });
    const nowhere = path.join(folder, "nowhere.db");
    expect(await run("export", "--database-url", `file:${nowhere}`)).toEqual({
      code: 1,
      out: "",
      err: `The export stopped: there is no database ${nowhere}\n`,
    });
    expect(existsSync(nowhere)).toBe(false);
    expect(await run("export", "--out", "no/such/folder.ndjson")).toMatchObject({
      code: 1,
      err: expect.stringContaining("ENOENT"),
    });
    expect(readdirSync(folder).filter((name) => name.includes("ndjson"))).toEqual([]);
  });
});
