import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

export const NUMERICS = "numerics.yaml";
export const PERF = "perf.yaml";
export const DEVICES = "devices_and_chipsets.yaml";

/** A release of ai-hub-models on disk: a folder with the list of devices, and one folder for each model. */
export type ReleaseFolder = {
  name: string;
  folder: string;
  /** Folders of models with a numerics.yaml. */
  models: { name: string; folder: string }[];
};

export type Found = {
  releases: ReleaseFolder[];
  /** What is there and is not read. */
  skipped: { file: string; reason: string }[];
  refused: { file: string; reason: string }[];
};

const NOT_A_RELEASE = `not an ai-hub-models release: there is no ${DEVICES}`;

async function entriesOf(folder: string): Promise<{ name: string; full: string; isFolder: boolean }[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const full = path.join(folder, name);
      const isFolder = await stat(full).then(
        (found) => found.isDirectory(),
        () => false,
      );
      return { name, full, isFolder };
    }),
  );
}

const has = (folder: string, file: string) => existsSync(path.join(folder, file));

/** What an entry of a release folder is; null for a file that is read with the release itself. */
function sortEntry(name: string, full: string, isFolder: boolean): "model" | { file: string; reason: string } | null {
  if (!isFolder) return name === DEVICES || name === "COMMIT" ? null : { file: full, reason: "not part of a release" };
  if (has(full, NUMERICS)) return "model";
  return has(full, PERF)
    ? { file: path.join(full, PERF), reason: `no accuracy: there is no ${NUMERICS} beside it` }
    : { file: full, reason: `not a model: there is no ${NUMERICS}` };
}

/** Models stand in the release folder itself, or below `models/` as in the repository. */
async function readRelease(folder: string, found: Found): Promise<void> {
  const models: ReleaseFolder["models"] = [];
  const inside = await entriesOf(folder);
  const nested = inside.find(({ name, full, isFolder }) => isFolder && name === "models" && !has(full, NUMERICS));
  const entries = nested ? [...inside.filter((entry) => entry !== nested), ...(await entriesOf(nested.full))] : inside;
  for (const { name, full, isFolder } of entries) {
    const sorted = sortEntry(name, full, isFolder);
    if (sorted === "model") models.push({ name, folder: full });
    else if (sorted) found.skipped.push(sorted);
  }
  found.releases.push({ name: path.basename(folder), folder, models });
}

async function skipFolder(folder: string, found: Found): Promise<void> {
  for (const { full } of await entriesOf(folder)) found.skipped.push({ file: full, reason: NOT_A_RELEASE });
}

/** The release that a single model's folder belongs to: the nearest folder above with the list of devices. */
function releaseAbove(model: string): string {
  const parent = path.dirname(model);
  const above = path.dirname(parent);
  return !has(parent, DEVICES) && path.basename(parent) === "models" && has(above, DEVICES) ? above : parent;
}

/**
 * The releases at a path: a release folder, a folder of releases, or one model's folder of a release.
 * Nothing is read but the names; a path that holds none is refused.
 */
export async function findReleases(root: string): Promise<Found> {
  const found: Found = { releases: [], skipped: [], refused: [] };
  const place = path.resolve(root);
  const kind = await stat(place).catch(() => null);
  if (!kind?.isDirectory()) {
    const reason = kind
      ? "is a file: give the release folder, a folder of releases or a model's folder"
      : "does not exist";
    return { ...found, refused: [{ file: place, reason }] };
  }
  if (has(place, DEVICES)) {
    await readRelease(place, found);
  } else if (has(place, NUMERICS)) {
    const release = releaseAbove(place);
    const models = [{ name: path.basename(place), folder: place }];
    found.releases.push({ name: path.basename(release), folder: release, models });
  } else {
    for (const { full, isFolder } of await entriesOf(place)) {
      if (isFolder && has(full, DEVICES)) await readRelease(full, found);
      else if (isFolder) await skipFolder(full, found);
      else found.skipped.push({ file: full, reason: "not part of a release" });
    }
    if (found.releases.length === 0) found.refused.push({ file: place, reason: NOT_A_RELEASE });
  }
  return found;
}
