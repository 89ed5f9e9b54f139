import { stackOf } from "@/lib/formats/ai-hub-models/perf";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import { asText, isObject, member } from "@/lib/formats/plain-value";
import { isProblem, readYaml } from "@/lib/formats/read-yaml";

/** Versions by AI Hub's name of a runtime; a text is the reason why there are none. */
export type ToolVersions = ReadonlyMap<string, ReturnType<typeof stackOf>> | string;

const FILE = "tool-versions.yaml";

export const isToolVersions = (path: string) => path.endsWith(FILE);

/** `2026-03-17_dcaff82e14_accuracy.csv` goes with `2026-03-17_dcaff82e14_tool-versions.yaml` of the same folder. */
export const versionsBeside = (accuracy: string) => accuracy.replace(/accuracy\.csv$/i, FILE);

const keysOf = (value: unknown) => (isObject(value) ? Object.keys(value) : []);

function textsOf(tools: unknown): Record<string, string> {
  const entries = isObject(tools) ? Object.entries(tools) : [];
  return Object.fromEntries(entries.flatMap(([tool, version]) => [[tool, asText(version)]]).filter(([, text]) => text));
}

/** Reads `tool_versions: { runtime: { tool: version } }`; a file that is not that is told, and nothing is joined. */
export async function* readToolVersions(file: ImportFile): AsyncGenerator<ImportItem, ToolVersions> {
  const names = await readYaml(file);
  // Once more with the names of the runtimes, below which 2.40 is a version and no number.
  const yaml = isProblem(names) ? names : await readYaml(file, keysOf(member(names.value, "tool_versions")));
  const runtimes = isProblem(yaml) ? null : member(yaml.value, "tool_versions");
  if (!isObject(runtimes)) {
    const { line, reason } = isProblem(yaml) ? yaml : { line: 1, reason: "has no map named tool_versions" };
    yield { kind: "refused", file: file.path, line, reason, values: 0 };
    return `${FILE} beside it ${reason}`;
  }
  yield { kind: "read", file: file.path };
  return new Map(Object.entries(runtimes).map(([runtime, tools]) => [runtime, stackOf(textsOf(tools))]));
}
