import { existsSync } from "node:fs";
import path from "node:path";
import { COMMIT, DEVICES, NUMERICS } from "@/lib/formats/ai-hub-models/find-releases";

/**
 * The release that a single model's folder on disk belongs to, and its files that the model cannot do without; null for
 * any other folder. Models stand in the release folder itself, or below `models/` as in the repository.
 */
export async function releaseAbove(model: string): Promise<{ folder: string; files: string[] } | null> {
  const has = (folder: string, file: string) => existsSync(path.join(folder, file));
  if (!has(model, NUMERICS) || has(model, DEVICES)) return null;
  const parent = path.dirname(model);
  const above = path.dirname(parent);
  const folder = path.basename(parent) === "models" && !has(parent, DEVICES) ? above : parent;
  if (!has(folder, DEVICES)) return null;
  return {
    folder,
    files: [COMMIT, DEVICES].filter((file) => has(folder, file)).map((file) => path.join(folder, file)),
  };
}
