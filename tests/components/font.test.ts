import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { version } from "@/node_modules/@fontsource-variable/inter/package.json";
import { listFiles, ROOT, readSource } from "@/tests/support/source-files";

const FONT = `fonts/inter-latin-${version}.woff2`;
const PACKAGE = path.join(ROOT, "node_modules/@fontsource-variable/inter");

describe("the preloaded font", () => {
  it("is the one that the package has, under its version", () => {
    expect(listFiles([".woff2"], "public")).toEqual([`public/${FONT}`]);
    const ours = readFileSync(path.join(ROOT, "public", FONT));
    expect(ours.equals(readFileSync(path.join(PACKAGE, "files/inter-latin-wght-normal.woff2")))).toBe(true);
  });

  it("is the one that the style sheet and the layout name", () => {
    expect(readSource("app/styles/fonts.css")).toContain(`url("/${FONT}")`);
    expect(readSource("app/layout.tsx")).toContain(`"/${FONT}"`);
  });

  it("stands for the characters that the package gives it", () => {
    const [, wanted] =
      /inter-latin-wght-normal \*\/[\s\S]*?unicode-range: ([^;]+);/.exec(
        readFileSync(path.join(PACKAGE, "index.css"), "utf8"),
      ) ?? [];
    const bare = (text: string) => text.replaceAll(/\s/g, "").toUpperCase();
    expect(bare(readSource("app/styles/fonts.css"))).toContain(bare(wanted ?? "nothing"));
  });
});
