import { LIMITS } from "@/lib/contract/limits";
import type { Supplement } from "@/lib/contract/supplement";
import { decodeText, NotTextError } from "@/lib/formats/decode-text";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { ImportOptions } from "@/lib/formats/importer";
import { explainReadError } from "@/lib/formats/read-text";

/** What one file says about one run. `notes` is what it cannot tell, in sentences without a full stop. */
export type Facts = Omit<Supplement, "runId" | "source" | "file" | "note"> & { notes: string[] };
/** Facts of one file from its text in pieces; throws only what the pieces throw. */
export type ReadFacts = (pieces: AsyncIterable<string>) => Promise<Read>;
export type Read = { line: number | null; facts: Facts } | { line: number | null; refused: string };

/** Why files of these formats are refused without a run; the front ends say the same in their help. */
export const NEEDS_RUN = "says where nodes ran or how fast, not which run: give the run's id (--run ID, or ?run=)";

/** The id of a run. */
export const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** Without what a database or a table cannot hold, and not longer than the contract takes. */
export function cleanText(text: string, limit: number): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  return clean.length > limit ? `${clean.slice(0, limit - 1).toWellFormed()}…` : clean;
}

/** Names of nodes as a supplement holds them; a node without a name is shown by its operator. */
export function nodeNames(nodes: readonly { name: string; op: string }[], notes: string[]): string[] {
  if (nodes.length > LIMITS.fallback) notes.push(`names the first ${LIMITS.fallback} of ${nodes.length} nodes`);
  return nodes.slice(0, LIMITS.fallback).map(({ name, op }) => cleanText(name, LIMITS.name) || nameless(op));
}

function nameless(op: string): string {
  const clean = cleanText(op, LIMITS.name - 12);
  return clean === "" ? "(no name)" : `(no name) ${clean}`;
}

async function* stoppable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

async function readOne(file: ImportFile, read: ReadFacts, signal: AbortSignal | undefined): Promise<Read> {
  try {
    return await read(decodeText(stoppable(file.open(), signal)));
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof NotTextError) return { line: null, refused: error.message };
    return { line: null, refused: explainReadError(error) };
  }
}

/**
 * Reads files that each say something about the run of `options.run`, one supplement a file.
 * @param source id of the format
 */
export async function* readSupplements(
  source: string,
  files: readonly ImportFile[],
  options: ImportOptions,
  read: ReadFacts,
): AsyncGenerator<ImportItem> {
  const runId = options.run?.trim().toLowerCase();
  for (const file of files) {
    options.signal?.throwIfAborted();
    const refuse = (line: number | null, reason: string): ImportItem => ({
      kind: "refused",
      file: file.path,
      line,
      reason,
      values: 0,
    });
    if (!runId) yield refuse(null, NEEDS_RUN);
    else if (!RUN_ID.test(runId)) yield refuse(null, `${JSON.stringify(runId.slice(0, 60))} is no id of a run`);
    else {
      const found = await readOne(file, read, options.signal);
      if ("refused" in found) yield refuse(found.line, found.refused);
      else {
        const { notes, ...facts } = found.facts;
        const name = cleanText(baseName(file.path), LIMITS.name);
        const note = notes.length > 0 ? { note: cleanText(notes.join("; "), LIMITS.text) } : {};
        const supplement = { runId, source, ...(name && { file: name }), ...facts, ...note };
        yield { kind: "supplement", file: file.path, line: found.line, supplement };
      }
      yield { kind: "read", file: file.path };
    }
  }
}
