import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkAddress, explainAddress, readAddress } from "@/scripts/address.mjs";
import { sourceHash } from "@/scripts/build.mjs";
import { checkDataFolder, sqliteFile } from "@/scripts/data-folder.mjs";
import { explainNpm, lockIsMet } from "@/scripts/install.mjs";
import { checkNode, ROOT } from "@/scripts/project.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "driftgrid-set-up-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("Node.js", () => {
  test.each(["18.20.4", "20.11.1"])("%s is refused as too old", (version) => {
    expect(() => checkNode(version, ">=20.12 <22")).toThrow(/needs Node\.js 20\.12 or newer; this is/);
  });

  test("of the tested range passes without a word", () => {
    expect(checkNode("20.12.0", ">=20.12 <22")).toBeUndefined();
    expect(checkNode("20.20.2", ">=20.12 <22")).toBeUndefined();
  });

  test("newer than tested passes with a warning", () => {
    expect(checkNode("24.1.0", ">=20.12 <22")).toMatch(/newer than what Driftgrid is tested on/);
  });
});

describe("the address", () => {
  test("is loopback, port 3000, unless said otherwise", () => {
    expect(readAddress({})).toEqual({ host: "127.0.0.1", port: 3000, url: "http://127.0.0.1:3000" });
  });

  test.each([
    ["0.0.0.0", "http://127.0.0.1:8080"],
    ["::", "http://[::1]:8080"],
    ["::1", "http://[::1]:8080"],
    ["lab.example", "http://lab.example:8080"],
  ])("of HOST %s can be opened as %s", (HOST, url) => {
    expect(readAddress({ HOST, PORT: "8080" }).url).toBe(url);
  });

  test.each(["0", "65536", "http", "-1", "3000.5", " "])("refuses PORT %j", (PORT) => {
    expect(() => readAddress({ PORT })).toThrow(/not a port/);
  });

  test("in use is told with the way out", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { port: number };
    const refusal = checkAddress({ host: "127.0.0.1", port });
    await expect(refusal).rejects.toMatchObject({
      message: expect.stringContaining(`port ${port} on 127.0.0.1 is in use`),
      fix: expect.stringContaining(`PORT=${port === 65_535 ? 3001 : port + 1} npm start`),
    });
    await new Promise((resolve) => taken.close(resolve));
    await expect(checkAddress({ host: "127.0.0.1", port })).resolves.toBeUndefined();
  });

  test("of another machine is refused", async () => {
    await expect(checkAddress({ host: "192.0.2.1", port: 3000 })).rejects.toThrow(
      /cannot serve on HOST "192\.0\.2\.1"/,
    );
    expect(explainAddress("EACCES", "127.0.0.1", 80).fix).toMatch(/above 1023/);
  });
});

describe("the data folder", () => {
  test.each([
    [undefined, path.join(ROOT, "data/driftgrid.db")],
    ["file:other/place.db", path.join(ROOT, "other/place.db")],
    ["file:/var/lib/driftgrid.db", "/var/lib/driftgrid.db"],
    ["file:///var/lib/driftgrid.db", "/var/lib/driftgrid.db"],
    ["postgres://host/database", undefined],
  ])("of DATABASE_URL %s is beside %s", (url, file) => {
    expect(sqliteFile(url)).toBe(file);
  });

  test("is made when it is not there", () => {
    expect(() => checkDataFolder(path.join(folder, "a", "b", "driftgrid.db"))).not.toThrow();
  });

  test("below a file is refused with the way out", () => {
    writeFileSync(path.join(folder, "file"), "");
    expect(() => checkDataFolder(path.join(folder, "file", "driftgrid.db"))).toThrow(
      /cannot be written \((ENOTDIR|EEXIST)\)/,
    );
  });

  test.runIf(process.platform === "linux")("below /proc is refused, where a recursive mkdir would never return", () => {
    expect(() => checkDataFolder("/proc/driftgrid/data/driftgrid.db")).toThrow(/cannot be written/);
  });

  test("of a database that is neither SQLite nor Postgres is refused", () => {
    expect(() => sqliteFile("mysql://host/database")).toThrow(/neither file:PATH nor postgres/);
  });

  test("named in place of the database is refused", () => {
    mkdirSync(path.join(folder, "driftgrid.db"));
    expect(() => checkDataFolder(path.join(folder, "driftgrid.db"))).toThrow(/names a folder/);
  });
});

describe("npm's failure", () => {
  test("to compile names the missing tools and how to get them", () => {
    const trouble = explainNpm("npm error gyp ERR! find Python", ["python3", "g++"]);
    expect(trouble.message).toMatch(/could not be compiled: python3, g\+\+ not found/);
    expect(trouble.fix).toMatch(/apt-get install python3 make g\+\+/);
  });

  test("to compile is a compile failure even if a download failed before it", () => {
    expect(explainNpm("prebuild-install warn ECONNRESET\ngyp ERR! not ok", ["make"]).message).toMatch(/make not found/);
  });

  test.each([
    ["npm error code ENOTFOUND registry", /could not be reached/],
    ["npm error `npm ci` can only install packages when your package.json and", /do not agree/],
    ["npm error code ENOSPC", /disk is full/],
    ["npm error code EACCES", /may not write/],
    ["npm error something new", /could not install/],
  ])("%j is explained", (output, message) => {
    expect(explainNpm(output, []).message).toMatch(message);
  });
});

describe("node_modules", () => {
  const lock = {
    packages: {
      "": { name: "driftgrid" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/other-platform": { version: "1.0.0", optional: true },
    },
  };

  test("matches the lock without what other platforms need", () => {
    expect(lockIsMet(lock, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(true);
  });

  test.each([
    ["a package is missing", {}],
    ["a package has another version", { "node_modules/a": { version: "1.0.1" } }],
    [
      "an optional package has another version",
      { "node_modules/a": { version: "1.0.0" }, "node_modules/other-platform": { version: "2.0.0" } },
    ],
  ])("does not match the lock when %s", (_what, packages) => {
    expect(lockIsMet(lock, { packages })).toBe(false);
  });
});

describe("the hash of the sources", () => {
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const hash = () => sourceHash(folder, ["app", "one.js"]);

  test("changes with a text, a name and a new file, and with nothing else", () => {
    write("app/a.ts", "1");
    const before = hash();
    write("app/a.ts", "1");
    write("README.md", "not a source");
    expect(hash()).toBe(before);
    write("one.js", "");
    const added = hash();
    expect(added).not.toBe(before);
    write("app/a.ts", "2");
    expect(hash()).not.toBe(added);
  });
});
