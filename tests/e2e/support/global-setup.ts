import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inProject } from "@/scripts/project.mjs";
import { runScript, TEMPLATE_VARIABLE } from "@/tests/e2e/support/server";

/** Migrates one empty database, which every test's server starts from as a copy. */
export default async function globalSetup(): Promise<() => void> {
  if (!existsSync(inProject(".next", "BUILD_ID")))
    throw new Error(
      "The app is not built: run `npm test -- --only browser`, which builds it first, or `npm run build`.",
    );
  const folder = mkdtempSync(path.join(tmpdir(), "driftgrid-e2e-template-"));
  await runScript(`file:${path.join(folder, "driftgrid.db")}`, "migrate", []);
  process.env[TEMPLATE_VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
