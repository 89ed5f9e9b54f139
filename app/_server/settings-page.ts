import type { SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import type { Store } from "@/db/store";
import { ALIAS_KINDS, type Alias, type RefusedAlias } from "@/lib/domain/alias";
import type { PriorsView } from "@/lib/domain/cause-view";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { SampleStatus } from "@/lib/domain/sample-data";
import type { Delivery, Webhook } from "@/lib/domain/webhook";
import { listAliases } from "@/lib/services/aliases";
import { readCausePriors } from "@/lib/services/causes/cause-priors";
import { readKnownIssues } from "@/lib/services/known-issues";
import { listDeliveries, listWebhooks } from "@/lib/services/notify/webhooks";
import { readSampleStatus } from "@/lib/services/switch-samples";

export type SettingsPage = {
  samples: SampleStatus;
  aliases: Alias[];
  priors: PriorsView;
  /** What the form held that was refused just now; null when none was. */
  refused: RefusedAlias | null;
  knownIssues: KnownIssue[];
  /** With the log of each; null unless an administrator asks. */
  webhooks: { hook: Webhook; deliveries: Delivery[] }[] | null;
  mayChange: boolean;
  mayTriage: boolean;
};

async function readRefused(searchParams: SearchParams): Promise<RefusedAlias | null> {
  const query = await searchParams;
  const text = (key: string) => (typeof query[key] === "string" ? query[key] : "");
  if (text("refused") === "") return null;
  const kind = ALIAS_KINDS.find((one) => one === text("kind")) ?? "dataset";
  return { field: text("refused"), kind, name: text("name"), canonical: text("canonical"), note: text("note") };
}

async function readWebhooks(store: Store): Promise<SettingsPage["webhooks"]> {
  const hooks = await listWebhooks(store);
  return Promise.all(hooks.map(async (hook) => ({ hook, deliveries: await listDeliveries(store, hook.id) })));
}

/** What the settings page shows, and whether its reader may change it. */
export async function readSettingsPage(searchParams: SearchParams): Promise<SettingsPage> {
  await requireViewer("/settings");
  const viewer = await readViewer();
  const store = await getStore();
  const mayChange = viewer?.scopes.includes("admin") === true;
  return {
    samples: await readSampleStatus(store),
    aliases: await listAliases(store),
    priors: await readCausePriors(store, null),
    refused: await readRefused(searchParams),
    knownIssues: await readKnownIssues(store, null),
    webhooks: mayChange ? await readWebhooks(store) : null,
    mayChange,
    mayTriage: viewer?.scopes.includes("triage") === true,
  };
}
