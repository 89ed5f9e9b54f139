import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { releaseAbove } from "@/lib/formats/ai-hub-models/release-above";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import { explainReadError } from "@/lib/formats/read-text";

/** What stands at a path: the files to read, and what is there and cannot be one. */
export type Listed = { files: ImportFile[]; items: ImportItem[] };

type Walk = Listed & { anchor: string; root: string };

function fileOnDisk(full: string, anchor: string, size: number): ImportFile {
  const name = path.relative(anchor, full).split(path.sep).join("/");
  return { path: name, size, open: () => createReadStream(full) };
}

const isInside = (root: string, full: string) => full === root || full.startsWith(root + path.sep);

const leave = (walk: Walk, full: string, reason: string) =>
  walk.items.push({ kind: "skipped", file: fileOnDisk(full, walk.anchor, 0).path, line: null, reason });

async function takeLink(walk: Walk, full: string): Promise<void> {
  const real = await realpath(full).catch(() => null);
  if (real === null) leave(walk, full, "is a symbolic link that leads nowhere");
  else if (!isInside(walk.root, real))
    leave(walk, full, "is a symbolic link that leads outside: name what it leads to");
  // What it leads to is inside and is read where it stands.
  else leave(walk, full, "is a symbolic link to a place that is read itself");
}

async function walkFolder(walk: Walk, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const full = path.join(folder, entry.name);
    try {
      if (entry.isSymbolicLink()) await takeLink(walk, full);
      else if (entry.isDirectory()) await walkFolder(walk, full);
      else if (entry.isFile()) walk.files.push(fileOnDisk(full, walk.anchor, (await stat(full)).size));
      else leave(walk, full, "is neither a file nor a folder");
    } catch (error) {
      const { path: file } = fileOnDisk(full, walk.anchor, 0);
      walk.items.push({ kind: "refused", file, line: null, reason: explainReadError(error), values: 0 });
    }
  }
}

/**
 * Every file at a path, by name order, folders within folders; hidden ones are left out and symbolic links inside are
 * not followed. Paths begin with the name of the folder or file that was given, as they do when a browser uploads a
 * folder. Of a model's folder of an AI Hub release, the release's own files above it come with it.
 */
export async function listFiles(place: string): Promise<Listed> {
  const given = path.resolve(place);
  const refuse = (reason: string): Listed => ({
    files: [],
    items: [{ kind: "refused", file: path.basename(given), line: null, reason, values: 0 }],
  });
  try {
    const kind = await stat(given);
    if (kind.isFile()) return { files: [fileOnDisk(given, path.dirname(given), kind.size)], items: [] };
    if (!kind.isDirectory()) return refuse("is neither a file nor a folder");
    const above = await releaseAbove(given);
    const anchor = path.dirname(above?.folder ?? given);
    const walk: Walk = { files: [], items: [], anchor, root: await realpath(given) };
    for (const full of above?.files ?? []) walk.files.push(fileOnDisk(full, anchor, (await stat(full)).size));
    await walkFolder(walk, given);
    return walk.files.length + walk.items.length === 0
      ? refuse("holds no file")
      : { files: walk.files, items: walk.items };
  } catch (error) {
    return refuse(explainReadError(error));
  }
}
