import type { ImportFile } from "@/lib/formats/import-file";

export const NUMERICS = "numerics.yaml";
export const PERF = "perf.yaml";
export const DEVICES = "devices_and_chipsets.yaml";
export const COMMIT = "COMMIT";

export type ModelFiles = { name: string; numerics: ImportFile; perf: ImportFile | null };

/** A release of ai-hub-models: the list of devices in its folder, and one folder for each model somewhere below. */
export type ReleaseFiles = {
  /** Path of its folder, `""` or ending in `/`. */
  folder: string;
  /** The folder's name; null when its files came without one. */
  name: string | null;
  devices: ImportFile;
  commit: ImportFile | null;
  models: ModelFiles[];
};

export type Found = {
  releases: ReleaseFiles[];
  /** What helps nothing. */
  skipped: { file: string; reason: string }[];
  refused: { file: string; reason: string }[];
};

const NOT_A_RELEASE = `not an ai-hub-models release: there is no ${DEVICES}`;

/** Name of a file, without its folders. */
export const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);
const nameOf = (folder: string) => baseName(folder.slice(0, -1)) || null;

/** The folders above a folder, nearest first: `a/b/c/` leads to `a/b/`, `a/` and `""`. */
function foldersAbove(folder: string): string[] {
  const above: string[] = [];
  for (let here = folder; here !== ""; ) {
    here = folderOf(here.slice(0, -1));
    above.push(here);
  }
  return above;
}

/** Sorts the files into releases by their paths alone; a model belongs to the nearest release above it. */
export function findReleases(files: readonly ImportFile[]): Found {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found: Found = { releases: [], skipped: [], refused: [] };
  const releases = new Map<string, ReleaseFiles>();
  for (const file of files) {
    if (baseName(file.path) !== DEVICES) continue;
    const folder = folderOf(file.path);
    const commit = byPath.get(folder + COMMIT) ?? null;
    releases.set(folder, { folder, name: nameOf(folder), devices: file, commit, models: [] });
  }
  for (const file of files) {
    const folder = folderOf(file.path);
    const name = nameOf(folder);
    const release = foldersAbove(folder).flatMap((above) => releases.get(above) ?? [])[0];
    if (baseName(file.path) === PERF && !byPath.has(folder + NUMERICS))
      found.skipped.push({ file: file.path, reason: `no accuracy: there is no ${NUMERICS} beside it` });
    // A lone file under another name is here because its format was named for it.
    if (baseName(file.path) !== NUMERICS && (files.length > 1 || releases.size > 0)) continue;
    if (release && name) release.models.push({ name, numerics: file, perf: byPath.get(folder + PERF) ?? null });
    else found.refused.push({ file: file.path, reason: NOT_A_RELEASE });
  }
  found.releases = [...releases.values()];
  return found;
}
