import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { ImportFile } from "@/lib/formats/import-file";
import { readText } from "@/lib/formats/read-text";

export type YamlFile = {
  value: unknown;
  /** Line of the value at a path of keys and indexes, of the nearest known parent when it is not there. */
  lineOf: (path: readonly (string | number)[]) => number;
};

export type YamlProblem = { line: number | null; reason: string };

/** A parsed document takes many times its text; the largest known file (perf.yaml of 2026) has less than 1 MB. */
const MAX_YAML_BYTES = 16 * 1024 * 1024;

/** Keeps numbers below these keys as they are written: the version 2.40 is not 2.4. */
function keepTexts(document: Document, keys: readonly string[]): void {
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !keys.includes(String(key.value)) || !isMap(value)) return;
      for (const { value: item } of value.items)
        if (isScalar(item) && typeof item.value === "number" && item.source) item.value = item.source;
    },
  });
}

/**
 * Reads a YAML 1.2 file of one document. A file that cannot be read or parsed is a problem, never a throw.
 * @param verbatim keys of maps whose numbers are texts
 */
export async function readYaml(file: ImportFile, verbatim: readonly string[] = []): Promise<YamlFile | YamlProblem> {
  const read = await readText(file, MAX_YAML_BYTES);
  if ("reason" in read) return { line: null, reason: read.reason };
  const { text } = read;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { line: lines.linePos(error.pos[0]).line, reason: `is not valid YAML: ${error.message}` };
  keepTexts(document, verbatim);
  try {
    // Bounded: a few aliases are fine, a file that unfolds without end is not.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return {
      value,
      lineOf: (path) => {
        for (let length = path.length; length > 0; length -= 1) {
          const node = document.getIn(path.slice(0, length), true);
          if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
        }
        return 1;
      },
    };
  } catch (failure) {
    return { line: 1, reason: `is not usable YAML: ${failure instanceof Error ? failure.message : String(failure)}` };
  }
}

export function isProblem(read: YamlFile | YamlProblem): read is YamlProblem {
  return "reason" in read;
}
