import { readFile } from "node:fs/promises";
import { join } from "node:path";

const DOCUMENT = /^docs\/(?:decisions\/)?[\w-]+\.md$/;

/**
 * The text of a document of the repository. The caller has it from a fixed list; a path that is not one of a document is
 * refused all the same.
 * @param path below the project's folder, `docs/statistics.md`
 * @throws when it is no document, or is not there
 */
export async function readDocument(path: string): Promise<string> {
  if (!DOCUMENT.test(path)) throw new Error(`${path} is no document: expected docs/NAME.md`);
  // Beside the code, as migrations are, whatever the bundler did with this module.
  return readFile(join(/* turbopackIgnore: true */ process.cwd(), path), "utf8");
}
