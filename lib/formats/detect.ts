import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { IMPORTERS } from "@/lib/formats/importers";
import { explainReadError } from "@/lib/formats/read-text";

/** Bytes of a file that detection reads. */
export const HEAD_BYTES = 64 * 1024;

/** The files that one importer reads together, companions among them, in the order they were given. */
export type FormatGroup = { importer: Importer; files: ImportFile[] };

export type FileRole = { format: string; role: "reads" | "companion" };

export type DetectOptions = {
  /** Only this importer; a single file that it does not know by its looks is then its own. */
  format?: Importer | null;
  /** Reads tables that nobody knows by their looks: the user has told what their columns mean. */
  tables?: Importer | null;
  importers?: readonly Importer[];
  signal?: AbortSignal;
};

export type Detected = {
  groups: FormatGroup[];
  /** By path, of the files that belong to a group. */
  roles: Map<string, FileRole>;
  /** Skipped and refused: what no importer gets to see. */
  items: ImportItem[];
};

async function readHead(file: ImportFile): Promise<FileHead> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of file.open()) {
    const part = chunk.subarray(0, HEAD_BYTES - size);
    text += decoder.decode(part, { stream: true });
    size += part.byteLength;
    if (part.byteLength < chunk.byteLength) return { path: file.path, text, whole: false };
  }
  return { path: file.path, text: text + decoder.decode(), whole: true };
}

type Claims = { reader: Importer | null; alone: Importer | null; helps: Importer[] };

function claimsOf(head: FileHead, importers: readonly Importer[]): Claims {
  const claims = importers.map((importer) => ({ importer, claim: importer.detect(head) }));
  return {
    reader: claims.find(({ claim }) => claim === "reads")?.importer ?? null,
    alone: claims.find(({ claim }) => claim === "alone")?.importer ?? null,
    helps: claims.flatMap(({ importer, claim }) => (claim === "companion" ? [importer] : [])),
  };
}

type Claimed = { file: ImportFile; claims: Claims; blank: boolean; reason: string };

/** Who reads files that nobody knows by their looks, because the user says so. */
function believe(claimed: readonly Claimed[], { format, tables }: DetectOptions): void {
  const lost = claimed.filter(
    ({ claims, blank }) => !blank && !claims.reader && !claims.alone && claims.helps.length === 0,
  );
  const companions = claimed.filter(({ claims }) => !claims.reader && claims.helps.length > 0).length;
  const [only] = lost;
  if (format && only && claimed.length - companions === 1) only.claims.reader = format;
  if (format || !tables) return;
  for (const { file, claims } of lost) if (/\.(csv|tsv|txt)$/i.test(file.path)) claims.reader = tables;
}

/** Importers with a file to read. Who reads a file only where it helps nobody gets it now that the others are known. */
function activeAmong(all: readonly Claims[]): Set<Importer> {
  const active = new Set(all.flatMap(({ reader }) => reader ?? []));
  const left = all.filter(({ reader, helps }) => !reader && !helps.some((importer) => active.has(importer)));
  for (const claims of left) claims.reader = claims.alone;
  return new Set([...active, ...left.flatMap(({ reader }) => reader ?? [])]);
}

function skipReason({ helps }: Claims, head: FileHead, forced: Importer | null): string {
  if (head.whole && head.text.trim() === "") return "is empty";
  if (helps.length > 0)
    return `belongs to results of ${helps.map(({ name }) => name).join(" or ")}, and none of them are here`;
  return forced ? `is not recognised as ${forced.name}` : "is of no format that Driftgrid reads (docs/formats.md)";
}

/**
 * Sorts files by who reads them. Each file's head is read once and every importer is asked in order: the first that
 * reads it has it, and it goes as a companion to those that it helps. Nothing is held of a file but its claims.
 */
export async function detectFormats(files: readonly ImportFile[], options: DetectOptions = {}): Promise<Detected> {
  const forced = options.format ?? null;
  const importers = forced ? [forced] : (options.importers ?? IMPORTERS);
  const items: ImportItem[] = [];
  const claimed: Claimed[] = [];
  for (const file of files) {
    options.signal?.throwIfAborted();
    try {
      const head = await readHead(file);
      const claims = claimsOf(head, importers);
      const blank = head.text.trim() === "";
      claimed.push({ file, claims, blank, reason: skipReason(claims, head, forced) });
    } catch (error) {
      items.push({ kind: "refused", file: file.path, line: null, reason: explainReadError(error), values: 0 });
    }
  }
  believe(claimed, options);
  const active = activeAmong(claimed.map(({ claims }) => claims));
  const groups = importers.flatMap((importer): FormatGroup[] => {
    if (!active.has(importer)) return [];
    const own = claimed.filter(({ claims }) => claims.reader === importer || claims.helps.includes(importer));
    return [{ importer, files: own.map(({ file }) => file) }];
  });
  const roles = new Map<string, FileRole>();
  for (const { file, claims, reason } of claimed) {
    const helped = claims.helps.find((importer) => active.has(importer));
    if (claims.reader) roles.set(file.path, { format: claims.reader.id, role: "reads" });
    else if (helped) roles.set(file.path, { format: helped.id, role: "companion" });
    else items.push({ kind: "skipped", file: file.path, line: null, reason });
  }
  return { groups, roles, items };
}
