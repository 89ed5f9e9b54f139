import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { detectFormats, HEAD_BYTES } from "@/lib/formats/detect";
import { listFiles } from "@/lib/formats/folder-files";
import type { ImportFile } from "@/lib/formats/import-file";
import type { Importer } from "@/lib/formats/importer";
import { IMPORTERS, importerById } from "@/lib/formats/importers";
import { inflateFile } from "@/lib/formats/inflate-file";
import { readLines } from "@/lib/formats/read-lines";
import { collect, memoryFile } from "@/tests/formats/memory-file";
import { FIXTURES } from "@/tests/formats/read-items";

/** An importer that reads names with one ending and is helped by names with another. */
const invented = (id: string, reads: string, helps: string): Importer => ({
  id,
  name: id.toUpperCase(),
  detect: ({ path: name }) => (name.endsWith(reads) ? "reads" : name.endsWith(helps) ? "companion" : null),
  // biome-ignore lint/correctness/useYield: it reads nothing
  async *read() {
    throw new Error("not in this test");
  },
});

const one = invented("one", ".one", ".help");
const two = invented("two", ".two", ".help");
const greedy = invented("greedy", "", "-");

const detected = async (names: readonly string[], options: Parameters<typeof detectFormats>[1]) => {
  const { groups, items, roles } = await detectFormats(
    names.map((name) => memoryFile(name, name.includes("empty") ? " \n" : "text")),
    options,
  );
  return {
    groups: groups.map(({ importer, files }) => [importer.id, ...files.map((file) => file.path)]),
    items: items.map((item) => ("reason" in item ? `${item.kind} ${item.file} ${item.reason}` : item.kind)),
    roles: Object.fromEntries([...roles].map(([name, { format, role }]) => [name, `${role} ${format}`])),
  };
};

describe("a file goes to", () => {
  test("the first importer that reads it, and as a companion to all that it helps", async () => {
    const names = ["a.one", "b.two", "c.help", "d.one"];
    expect(await detected(names, { importers: [one, two] })).toEqual({
      groups: [
        ["one", "a.one", "c.help", "d.one"],
        ["two", "b.two", "c.help"],
      ],
      items: [],
      roles: { "a.one": "reads one", "b.two": "reads two", "c.help": "companion one", "d.one": "reads one" },
    });
    expect((await detected(["a.one"], { importers: [greedy, one] })).groups).toEqual([["greedy", "a.one"]]);
  });

  test("nobody with a reason", async () => {
    expect((await detected(["a.xyz", "b.help", "c.empty"], { importers: [one, two] })).items).toEqual([
      "skipped a.xyz is of no format that Driftgrid reads (docs/formats.md)",
      "skipped b.help belongs to results of ONE or TWO, and none of them are here",
      "skipped c.empty is empty",
    ]);
  });

  test("the named format only, and a single file even when it does not look like it", async () => {
    expect(await detected(["a.one", "b.two"], { importers: [one, two], format: two })).toMatchObject({
      groups: [["two", "b.two"]],
      items: ["skipped a.one is not recognised as TWO"],
    });
    expect((await detected(["a.xyz"], { format: two })).groups).toEqual([["two", "a.xyz"]]);
    expect((await detected(["a.empty"], { format: two })).groups).toEqual([]);
  });

  test("the reader of tables when nobody knows it and columns were explained", async () => {
    expect(await detected(["a.csv", "b.one", "c.bin"], { importers: [one], tables: greedy })).toMatchObject({
      groups: [["one", "b.one"]],
      roles: { "a.csv": "reads greedy" },
    });
  });

  test("a refusal when it cannot be opened", async () => {
    const broken: ImportFile = {
      path: "a.one",
      size: 1,
      // biome-ignore lint/correctness/useYield: it fails before the first byte
      open: async function* () {
        throw Object.assign(new Error("no"), { code: "EACCES" });
      },
    };
    const { groups, items } = await detectFormats([broken], { importers: [one] });
    expect(groups).toEqual([]);
    expect(items).toEqual([
      { kind: "refused", file: "a.one", line: null, reason: "may not be read: permission denied", values: 0 },
    ]);
  });
});

test("detection reads a head and no more", async () => {
  let read = 0;
  const endless: ImportFile = {
    path: "a.one",
    size: null,
    open: async function* () {
      for (;;) {
        read += 10_000;
        yield new Uint8Array(10_000).fill(0x61);
      }
    },
  };
  const heads: number[] = [];
  const watching: Importer = {
    ...one,
    detect: ({ text, whole }) => {
      heads.push(text.length);
      expect(whole).toBe(false);
      return "reads";
    },
  };
  await detectFormats([endless], { importers: [watching] });
  expect(heads).toEqual([HEAD_BYTES]);
  expect(read).toBeLessThan(2 * HEAD_BYTES);
});

describe("the registry", () => {
  test("has every format once, each with a name", () => {
    expect(new Set(IMPORTERS.map(({ id }) => id)).size).toBe(IMPORTERS.length);
    for (const { id, name } of IMPORTERS) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(name).not.toBe("");
      expect(importerById(id)?.id).toBe(id);
    }
    expect(importerById("xml")).toBeNull();
  });

  test("detects nothing in noise, and never throws at it", () => {
    const noise = [
      "",
      "\u0000\u0001\uFFFD",
      "{",
      "[",
      "[[[[",
      '{"a":',
      "a",
      ",,,,\n,,,",
      "<xml/>",
      "%PDF-1.7",
      "\r\n\r\n",
    ];
    for (const text of noise)
      for (const importer of IMPORTERS)
        for (const whole of [true, false])
          expect([importer.id, text, importer.detect({ path: "x/noise.bin", text, whole })]).toEqual([
            importer.id,
            text,
            null,
          ]);
  });
});

describe("a folder's files", () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), "driftgrid-")), "given");
    mkdirSync(folder);
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));
  const put = (name: string, text = name) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };

  test("are named from the given folder, sorted, hidden ones left out", async () => {
    for (const name of ["b.txt", "a/z.txt", "a/b/c.txt", ".git/config", "a/.hidden", "A.txt"]) put(name);
    const { files, items } = await listFiles(folder);
    expect(files.map(({ path: name, size }) => [name, size])).toEqual([
      ["given/A.txt", 5],
      ["given/a/b/c.txt", 9],
      ["given/a/z.txt", 7],
      ["given/b.txt", 5],
    ]);
    expect(items).toEqual([]);
    const [first] = files;
    const text = async () => Buffer.concat(await collect(first?.open() ?? (async function* () {})())).toString();
    expect([await text(), await text()]).toEqual(["A.txt", "A.txt"]);
  });

  test("do not follow links, out of the folder or round in it", async () => {
    put("a.txt");
    writeFileSync(path.join(folder, "../secret.txt"), "secret");
    symlinkSync("../secret.txt", path.join(folder, "out.txt"));
    symlinkSync(path.join(folder, ".."), path.join(folder, "up"));
    symlinkSync(".", path.join(folder, "round"));
    symlinkSync("nowhere", path.join(folder, "gone"));
    const { files, items } = await listFiles(folder);
    expect(files.map((file) => file.path)).toEqual(["given/a.txt"]);
    expect(items.map((item) => ("reason" in item ? `${item.kind} ${item.file} ${item.reason}` : ""))).toEqual([
      "skipped given/gone is a symbolic link that leads nowhere",
      "skipped given/out.txt is a symbolic link that leads outside: name what it leads to",
      "skipped given/round is a symbolic link to a place that is read itself",
      "skipped given/up is a symbolic link that leads outside: name what it leads to",
    ]);
  });

  test("of a single file are that file, also through a link that the user named", async () => {
    put("a.txt");
    symlinkSync("a.txt", path.join(folder, "link.txt"));
    expect((await listFiles(path.join(folder, "a.txt"))).files.map((file) => file.path)).toEqual(["a.txt"]);
    expect((await listFiles(path.join(folder, "link.txt"))).files.map((file) => file.path)).toEqual(["link.txt"]);
  });

  test("of a model's folder of an AI Hub release come with the release's own", async () => {
    const { files } = await listFiles(path.join(FIXTURES, "v1/percents"));
    expect(files.map((file) => file.path)).toEqual([
      "v1/COMMIT",
      "v1/devices_and_chipsets.yaml",
      "v1/percents/numerics.yaml",
      "v1/percents/perf.yaml",
    ]);
  });
});

describe("a gzip file", () => {
  const text = "one\ntwo\n".repeat(20_000);
  const packed = gzipSync(text);
  const read = async (file: ImportFile) => Buffer.concat(await collect(file.open())).toString();

  test("is read as the file in it, each time anew", async () => {
    const file = inflateFile(memoryFile("x/a.csv.gz", packed, 100), 1e9);
    expect(file).toMatchObject({ path: "x/a.csv", size: null });
    expect(await read(file)).toBe(text);
    expect(await read(file)).toBe(text);
    expect(inflateFile(memoryFile("a.csv", "a"), 1e9).path).toBe("a.csv");
  });

  test("that is cut, none, or a bomb is told as such and not read to its end", async () => {
    const cut = inflateFile(memoryFile("a.csv.gz", packed.subarray(0, packed.length - 20)), 1e9);
    await expect(read(cut)).rejects.toThrow("unexpected end of file");
    expect((await collect(readLines(cut, 1_000))).at(-1)).toMatchObject({
      reason: "is not whole gzip (unexpected end of file)",
    });
    await expect(read(inflateFile(memoryFile("a.gz", "text"), 1e9))).rejects.toThrow("incorrect header check");
    await expect(read(inflateFile(memoryFile("a.gz", packed), 1_000))).rejects.toThrow("holds more than 1000 bytes");
  });
});

describe("lines", () => {
  const lines = (content: string | Uint8Array, piece: number, max = 100) =>
    collect(readLines(memoryFile("a", content, piece), max));

  test("are the same however the bytes are cut", async () => {
    const text = "\uFEFFa\u00e9\r\n\r\nb\u{1F600}\nlast";
    const expected = ["a\u00e9", "", "b\u{1F600}", "last"].map((value, index) => ({ line: index + 1, text: value }));
    for (const piece of [1, 2, 3, 5, 100]) expect(await lines(text, piece)).toEqual(expected);
  });

  test("that are too long or no text are told, and the next ones follow", async () => {
    const bytes = Buffer.concat([Buffer.from(`${"x".repeat(101)}\n`), Buffer.from([0xff, 0x0a]), Buffer.from("ok")]);
    for (const piece of [1, 50, 1_000])
      expect(await lines(bytes, piece)).toEqual([
        { line: 1, reason: "is longer than 100 bytes" },
        { line: 2, reason: "is not UTF-8 text" },
        { line: 3, text: "ok" },
      ]);
  });
});
