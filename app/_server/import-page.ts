import { readViewer } from "@/app/_server/viewer";
import { LIMITS } from "@/lib/contract/limits";
import { COLUMNS } from "@/lib/formats/csv/columns";
import { IMPORTERS } from "@/lib/formats/importers";

/** What the page for imports shows before any file is chosen. Nothing of it is read from the store but who is asking. */
export async function readImportPage() {
  const viewer = await readViewer();
  const allowed = viewer?.scopes.includes("ingest");
  return {
    viewer: allowed ? ("allowed" as const) : viewer ? ("forbidden" as const) : ("signed-out" as const),
    formats: IMPORTERS.map(({ id, name }) => ({ id, name })),
    documented: COLUMNS.map(({ name, required }) => ({ name, required })),
    maxBytes: LIMITS.importBytes,
    maxFiles: LIMITS.importFiles,
  };
}
