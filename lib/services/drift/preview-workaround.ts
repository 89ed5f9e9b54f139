import type { Store } from "@/db/store";
import type { WorkaroundChoiceInput } from "@/lib/contract/workaround";
import type { WorkaroundPreview } from "@/lib/domain/workaround-view";
import { planWorkaround } from "@/lib/services/drift/plan-workaround";

/** What the files of a choice would hold and bring; nothing is stored. Throws as `planWorkaround`. */
export async function previewWorkaround(store: Store, choice: WorkaroundChoiceInput): Promise<WorkaroundPreview> {
  const { pair, layers, prediction, files } = await planWorkaround(store, choice);
  return {
    run: pair.b.line.id,
    comparator: pair.a?.line.id ?? null,
    treatment: choice.treatment,
    layers,
    prediction,
    files,
  };
}
