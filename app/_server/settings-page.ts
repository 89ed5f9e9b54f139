import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import type { SampleStatus } from "@/lib/domain/sample-data";
import { readSampleStatus } from "@/lib/services/switch-samples";

/** What the settings page shows, and whether its reader may change it. */
export async function readSettingsPage(): Promise<{ samples: SampleStatus; mayChange: boolean }> {
  await requireViewer("/settings");
  const viewer = await readViewer();
  return {
    samples: await readSampleStatus(await getStore()),
    mayChange: viewer?.scopes.includes("admin") === true,
  };
}
