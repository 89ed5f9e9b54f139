import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { readMatrix } from "@/lib/services/read-matrix";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { fillEmpty } from "@/lib/services/switch-samples";
import { asItems, makeRun } from "@/tests/support/runs";
import { ROOT, readSource } from "@/tests/support/source-files";

const NOW = Date.parse("2026-01-12T08:00:00Z");

let folder: string;
let database: string;
let databaseUrl: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "driftgrid-backup-"));
  database = path.join(folder, "driftgrid.db");
  databaseUrl = `file:${database}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script as npm does, from the test's folder. */
function run(script: "backup" | "restore", ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, INIT_CWD: folder };
    execFile(
      process.execPath,
      ["--import", "tsx", path.join(ROOT, `scripts/${script}.ts`), ...args],
      { cwd: ROOT, env },
      (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

async function post(store: Store, count: number, from = 0): Promise<void> {
  const runs = Array.from({ length: count }, (_, index) =>
    makeRun({ stack: { path: "ort-qnn", qairt: `2.${from + index}.0` }, result: { value: 0.5 } }),
  );
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
  expect(answers.filter((answer) => "problem" in answer)).toEqual([]);
}

async function withStore<T>(work: (store: Store) => Promise<T>, file = database): Promise<T> {
  const store = await openStore(`file:${file}`);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const fill = (count: number) =>
  withStore(async (store) => {
    await post(store, count);
    await settleAll(store, { holder: "test", clock: () => NOW });
  });
const countIn = (file: string) => withStore((store) => store.db.$count(store.t.run), file);
const place = (name: string) => path.join(folder, name);

describe("npm run backup", { timeout: 60_000 }, () => {
  test("writes one whole file while runs are being posted, with every run acknowledged before", async () => {
    const store = await openStore(`file:${database}`);
    let posted = 0;
    let going = true;
    const posting = (async () => {
      while (going) {
        await post(store, 20, posted);
        posted += 20;
        await settleAll(store, { holder: "test", clock: () => NOW });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const acknowledged = posted;
    const { code, out, err } = await run("backup", "copy.db");
    going = false;
    await posting;
    await store.close();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/copy\.db: \d+ runs, \d+ bytes, read back and whole\./);
    expect(acknowledged).toBeGreaterThan(0);
    expect(posted).toBeGreaterThan(acknowledged);
    expect(readdirSync(folder).filter((name) => name.startsWith("copy.db"))).toEqual(["copy.db"]);

    const copy = new Sqlite(place("copy.db"), { readonly: true });
    const facts = copy.prepare("select count(*) as runs, max(seq) as last from run").get() as Record<string, number>;
    copy.close();
    expect(facts.runs).toBeGreaterThanOrEqual(acknowledged);
    expect(facts.runs).toBeLessThanOrEqual(posted);
    // One moment of the log: nothing is missing from its middle.
    expect(facts.last).toBe(facts.runs);
  });

  test("overwrites nothing, and leaves nothing behind when it fails", async () => {
    await fill(3);
    writeFileSync(place("taken.db"), "mine");
    expect(await run("backup", "taken.db")).toMatchObject({ code: 1, err: expect.stringContaining("exists already") });
    expect(readFileSync(place("taken.db"), "utf8")).toBe("mine");
    expect(await run("backup", "no/such/folder.db")).toMatchObject({ code: 1, out: "" });
    rmSync(database);
    expect(await run("backup", "gone.db")).toMatchObject({
      code: 1,
      err: expect.stringContaining("No backup was made"),
    });
    expect(existsSync(place("gone.db"))).toBe(false);
    expect(await run("backup")).toMatchObject({ code: 2, err: expect.stringContaining("Name one FILE.") });
  });

  test("takes a database of an earlier schema as it is, so that it can be made before an update", async () => {
    const client = new Sqlite(database);
    client.exec(readSource("tests/fixtures/upgrade/0000.sqlite.sql"));
    client.close();
    expect(await run("backup", "old.db")).toMatchObject({ code: 0, out: expect.stringContaining("13 runs") });
    const copy = new Sqlite(place("old.db"), { readonly: true });
    expect(copy.prepare("select count(*) as n from __drizzle_migrations").get()).toEqual({ n: 1 });
    copy.close();
  });

  test("says what to use for Postgres, and does nothing", async () => {
    databaseUrl = "postgres://me:secret@db/driftgrid";
    const backup = await run("backup", "x.db");
    expect(backup).toMatchObject({ code: 2, err: expect.stringContaining("pg_dump --format=custom") });
    expect(backup.err).not.toContain("secret");
    expect(await run("restore", "x.db")).toMatchObject({ code: 2, err: expect.stringContaining("pg_restore") });
    expect(existsSync(place("x.db"))).toBe(false);
  });
});

describe("npm run restore", { timeout: 60_000 }, () => {
  test("brings back what was backed up, the matrix included", async () => {
    await fill(5);
    const shown = await withStore((store) => readMatrix(store, parseMatrixQuery({})));
    await run("backup", "copy.db");
    rmSync(database);
    expect(await run("restore", "copy.db")).toMatchObject({ code: 0, out: expect.stringContaining("5 runs") });
    expect(await withStore((store) => readMatrix(store, parseMatrixQuery({})))).toEqual(shown);
    await fill(6);
    expect(await countIn(database)).toBe(6);
  });

  test("goes over an empty database and over sample data without being asked twice", async () => {
    await fill(5);
    await run("backup", "copy.db");
    rmSync(database);
    await withStore((store) => fillEmpty(store, NOW));
    expect(await run("restore", "copy.db")).toMatchObject({ code: 0 });
    expect(await countIn(database)).toBe(5);
  });

  test("replaces runs only when told to, and keeps them beside", async () => {
    await fill(5);
    await run("backup", "copy.db");
    await fill(9);
    const refused = await run("restore", "copy.db");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("--force") });
    expect(await countIn(database)).toBe(9);
    const { code, out } = await run("restore", "copy.db", "--force");
    expect(code).toBe(0);
    expect(await countIn(database)).toBe(5);
    const kept = readdirSync(folder).filter((name) => name.includes("before-restore"));
    expect(kept).toHaveLength(1);
    expect(out).toContain(kept[0]);
    expect(await countIn(place(kept[0] ?? ""))).toBe(9);
    expect(readdirSync(folder).filter((name) => name.includes("incoming"))).toEqual([]);
  });

  test("refuses while a server has the database open", async () => {
    await fill(5);
    await run("backup", "copy.db");
    const store = await openStore(`file:${database}`);
    try {
      expect(await run("restore", "copy.db", "--force")).toMatchObject({
        code: 1,
        err: expect.stringContaining("is in use; stop the server first"),
      });
      await post(store, 1, 100);
      expect(await store.db.$count(store.t.run)).toBe(6);
    } finally {
      await store.close();
    }
  });

  test.each<[what: string, make: (copy: Buffer) => Buffer | string, told: RegExp]>([
    ["text", () => "not a database, but long enough to be one".repeat(40), /cannot be read as a database/],
    ["nothing", () => "", /not one of Driftgrid/],
    ["half of a backup", (copy) => copy.subarray(0, copy.length >> 1), /damaged|cannot be read/],
    [
      "a backup with a page overwritten",
      (copy) => Buffer.from(copy).fill(0xa5, 8192, 12_288),
      /damaged|cannot be read/,
    ],
  ])("refuses %s and leaves the database alone", async (_what, make, told) => {
    await fill(5);
    await run("backup", "copy.db");
    writeFileSync(place("bad.db"), make(readFileSync(place("copy.db"))));
    const refused = await run("restore", "bad.db", "--force");
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(told);
    expect(await countIn(database)).toBe(5);
    expect(readdirSync(folder).filter((name) => name.includes("before-restore"))).toEqual([]);
  });

  test("refuses other databases, newer ones and itself", async () => {
    await fill(5);
    const other = new Sqlite(place("other.db"));
    other.exec("create table cheese (name text)");
    other.close();
    expect(await run("restore", "other.db")).toMatchObject({
      code: 1,
      err: expect.stringContaining("not one of Driftgrid"),
    });
    await run("backup", "newer.db");
    const newer = new Sqlite(place("newer.db"));
    newer.exec("insert into __drizzle_migrations (hash, created_at) select 'x', 1 from run");
    newer.close();
    expect(await run("restore", "newer.db")).toMatchObject({
      code: 1,
      err: expect.stringContaining("Update Driftgrid first"),
    });
    expect(await run("restore", "driftgrid.db")).toMatchObject({ code: 1, err: expect.stringContaining("itself") });
    expect(await run("restore", "missing.db")).toMatchObject({
      code: 1,
      err: expect.stringContaining("is not a file"),
    });
    expect(await countIn(database)).toBe(5);
  });
});
