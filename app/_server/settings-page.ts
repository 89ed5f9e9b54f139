import type { SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import { ALIAS_KINDS, type Alias, type RefusedAlias } from "@/lib/domain/alias";
import type { SampleStatus } from "@/lib/domain/sample-data";
import { listAliases } from "@/lib/services/aliases";
import { readSampleStatus } from "@/lib/services/switch-samples";

export type SettingsPage = {
  samples: SampleStatus;
  aliases: Alias[];
  /** What the form held that was refused just now; null when none was. */
  refused: RefusedAlias | null;
  mayChange: boolean;
};

async function readRefused(searchParams: SearchParams): Promise<RefusedAlias | null> {
  const query = await searchParams;
  const text = (key: string) => (typeof query[key] === "string" ? query[key] : "");
  if (text("refused") === "") return null;
  const kind = ALIAS_KINDS.find((one) => one === text("kind")) ?? "dataset";
  return { field: text("refused"), kind, name: text("name"), canonical: text("canonical"), note: text("note") };
}

/** What the settings page shows, and whether its reader may change it. */
export async function readSettingsPage(searchParams: SearchParams): Promise<SettingsPage> {
  await requireViewer("/settings");
  const viewer = await readViewer();
  const store = await getStore();
  return {
    samples: await readSampleStatus(store),
    aliases: await listAliases(store),
    refused: await readRefused(searchParams),
    mayChange: viewer?.scopes.includes("admin") === true,
  };
}
