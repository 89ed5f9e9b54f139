import { aiHubModels } from "@/lib/formats/ai-hub-models/importer";
import type { Importer } from "@/lib/formats/importer";

/** Every format, in the order in which they are asked: the first that reads a file has it, so the general come last. */
export const IMPORTERS: readonly Importer[] = [aiHubModels];

export function importerById(id: string, importers: readonly Importer[] = IMPORTERS): Importer | null {
  return importers.find((importer) => importer.id === id) ?? null;
}
