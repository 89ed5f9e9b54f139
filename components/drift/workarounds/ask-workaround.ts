import type { Treatment } from "@/lib/domain/workaround";
import type { WorkaroundPreview, WrittenFile } from "@/lib/domain/workaround-view";

/** What is to be done to which layers of a run, as the interface takes it. */
export type Choice = { run: string; comparator: string | null; treatment: Treatment; layers: string[] };

/** `offline` when no answer came; else what the server said in its problem document. */
export type Trouble = { kind: "offline" } | { kind: "refused"; status: number; detail: string };
export type Asked<Answer> = { ok: true; answer: Answer } | { ok: false; trouble: Trouble };

async function post<Answer>(path: string, body: unknown, signal?: AbortSignal): Promise<Asked<Answer>> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal,
    });
    const said: unknown = await response.json();
    // The shape of both answers is the server's contract, which is of the same version.
    if (response.ok) return { ok: true, answer: said as Answer };
    const { detail } = said as { detail?: string };
    return { ok: false, trouble: { kind: "refused", status: response.status, detail: detail ?? "" } };
  } catch {
    return { ok: false, trouble: { kind: "offline" } };
  }
}

/** What the files would hold; nothing is stored. */
export function askPreview(choice: Choice, signal: AbortSignal): Promise<Asked<WorkaroundPreview>> {
  return post("/api/v1/workarounds/preview", choice, signal);
}

/** Stores the files of a choice; answers with the id that runs made with it name. */
export function storeWorkaround(choice: Choice, note: string): Promise<Asked<{ id: string; files: WrittenFile[] }>> {
  return post("/api/v1/workarounds", { ...choice, note: note.trim() === "" ? null : note.trim() });
}
