import { readDocuments } from "@/lib/formats/driftgrid/read-documents";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { FileHead, Importer } from "@/lib/formats/importer";

/** Members that every run document has. */
const MEMBERS = ["model", "scheme", "target", "eval", "result"];

function detect({ text }: FileHead): "reads" | null {
  if (!/^\s*(\[\s*)?\{/.test(text)) return null;
  const named = MEMBERS.filter((name) => new RegExp(`"${name}"\\s*:`).test(text));
  // One may be missing or stand behind the layers; a document without three of them is another's.
  return named.length >= 3 ? "reads" : null;
}

async function* readFiles(
  files: readonly ImportFile[],
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<ImportItem> {
  for (const file of files) {
    let whole = true;
    for await (const found of readDocuments(file)) {
      options.signal?.throwIfAborted();
      const at = { file: file.path, line: found.line };
      if ("document" in found) yield { kind: "run", ...at, document: found.document };
      else if ("supplement" in found) yield { kind: "supplement", ...at, supplement: found.supplement };
      else yield { kind: "refused", ...at, reason: found.reason, values: found.values };
      if ("ends" in found) whole = false;
    }
    if (whole) yield { kind: "read", file: file.path };
  }
}

/** Run documents of our own, as they are posted and as export writes them: one, an array, or one a line. */
export const driftgrid: Importer = { id: "driftgrid", name: "Driftgrid runs", detect, read: readFiles };
