import { baseName, COMMIT, DEVICES, NUMERICS, PERF } from "@/lib/formats/ai-hub-models/find-releases";
import { COMMIT_TEXT, readReleases } from "@/lib/formats/ai-hub-models/read-release";
import { FORMAT } from "@/lib/formats/ai-hub-models/to-run";
import type { Importer } from "@/lib/formats/importer";

/** Releases of qualcomm/ai-hub-models: known by the names of their files, so that a broken one is told as broken. */
export const aiHubModels: Importer = {
  id: FORMAT,
  name: "AI Hub models",
  detect({ path, text }) {
    const name = baseName(path);
    if (name === NUMERICS) return "reads";
    return name === PERF || name === DEVICES || (name === COMMIT && COMMIT_TEXT.test(text)) ? "companion" : null;
  },
  read: readReleases,
};
