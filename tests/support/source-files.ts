import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, "..", "..");

const NOT_OURS = new Set(["node_modules", "data", "coverage", "test-results", "playwright-report"]);

/** Every file of ours with one of the endings, as paths below the project's folder with `/`, sorted. */
export function listFiles(endings: readonly string[], folder = ""): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory())
        return NOT_OURS.has(entry.name) || entry.name.startsWith(".") ? [] : listFiles(endings, place);
      return endings.some((ending) => entry.name.endsWith(ending)) ? [place] : [];
    });
}

/** The text of a file of ours. */
export function readSource(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}
