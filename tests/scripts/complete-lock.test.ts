import { describe, expect, test } from "vitest";
import manifest from "@/package.json";
import lock from "@/package-lock.json";
import { missingOptional, platformEntry } from "@/scripts/complete-lock.mjs";

describe("package-lock.json", () => {
  test("has the packages of every platform, so that npm ci works everywhere (else: node scripts/complete-lock.mjs)", () => {
    expect(missingOptional(lock)).toEqual([]);
  });

  test("asks for the packages that package.json asks for", () => {
    const root = lock.packages[""];
    expect(root.dependencies).toEqual(manifest.dependencies);
    expect(root.devDependencies).toEqual(manifest.devDependencies);
  });
});

describe("completing a lock", () => {
  test("finds what is asked for in an exact version and is not there, and who needs it", () => {
    const packages = {
      "": {},
      "node_modules/a": {
        dev: true,
        optionalDependencies: { "a-linux-x64": "1.0.0", "a-win32-x64": "1.0.0", "b-x64": "2.0.0" },
      },
      "node_modules/b": { optionalDependencies: { "b-x64": "2.0.0", bufferutil: "^4.0.0" } },
      "node_modules/a-linux-x64": {},
    };
    expect(missingOptional({ packages })).toEqual([
      { place: "node_modules/a-win32-x64", version: "1.0.0", dev: true },
      { place: "node_modules/b-x64", version: "2.0.0", dev: false },
    ]);
  });

  test.each([
    ["@biomejs/cli-linux-arm64-musl", { os: ["linux"], cpu: ["arm64"], libc: ["musl"] }],
    ["@swc/core-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
    ["@next/swc-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
    ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ])("reads the platform of %s off its name", (name, platform) => {
    const entry = platformEntry({ place: `node_modules/${name}`, version: "1.2.3", dev: false });
    expect(entry).toEqual({ version: "1.2.3", optional: true, ...platform });
  });

  test("refuses a name that tells none", () => {
    expect(() => platformEntry({ place: "node_modules/fsevents", version: "1.0.0", dev: false })).toThrow(/by hand/);
  });
});
