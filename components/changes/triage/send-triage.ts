import type { Triage, TriageState } from "@/lib/domain/triage";
import type { Offered, TriageTarget } from "./triage-target";

/** `run` is what a baseline is pinned to. */
export type TriageOrder = { action: Offered; text: string; assignee: string; run: string | null };

/** Why nothing, or not all, was recorded. `detail` is the server's own word, in English. */
export type TriageFailure = { kind: "network" | "session" | "scope" | "gone" | "refused"; detail: string };

export type TriageOutcome = {
  /** What the server says has become of each change. */
  done: Map<string, Triage>;
  /** Changes of the group that one listing did not hold. */
  left: number;
  failure: TriageFailure | null;
};

/** Requests under way at once: the server writes one after the other anyway. */
const AT_ONCE = 4;

function failureOf(status: number, detail: string): TriageFailure {
  const kind = ({ 401: "session", 403: "scope", 404: "gone" } as const)[status] ?? "refused";
  return { kind, detail };
}

const detailOf = async (response: Response) =>
  String(((await response.json().catch(() => ({}))) as { detail?: unknown }).detail ?? "");

/** Ids of all changes of a group that a filter shows, as far as one listing goes. */
async function membersOf(key: string, query: string): Promise<{ ids: string[] } | { failure: TriageFailure }> {
  const asked = new URLSearchParams(query);
  asked.delete("page");
  asked.set("group", key);
  const response = await fetch(`/api/v1/changes?${asked}`);
  if (!response.ok) return { failure: failureOf(response.status, await detailOf(response)) };
  const { groups } = (await response.json()) as { groups: { changes: { id: string }[] }[] };
  return { ids: groups.flatMap(({ changes }) => changes.map(({ id }) => id)) };
}

function bodyOf({ action, text, assignee, run }: TriageOrder, id: string | undefined) {
  const who = action === "assign" ? { assignee: assignee.trim() === "" ? null : assignee.trim() } : {};
  return {
    action,
    ...who,
    ...(run ? { run } : {}),
    ...(text.trim() === "" ? {} : { text: text.trim() }),
    ...(id ? { id } : {}),
  };
}

async function sendOne(change: string, order: TriageOrder): Promise<Triage | TriageFailure> {
  // Made here, so that a repeated request is one event; browsers make none on an insecure address.
  const id = "randomUUID" in crypto ? crypto.randomUUID() : undefined;
  const response = await fetch(`/api/v1/changes/${encodeURIComponent(change)}`, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(bodyOf(order, id)),
  });
  if (!response.ok) return failureOf(response.status, await detailOf(response));
  const { state, assignee } = (await response.json()) as { state: TriageState; assignee: string | null };
  return { state, assignee };
}

/**
 * Records what somebody does with a change, or with every change of a group; ends at the first failure, and what was
 * recorded until then stays.
 * @param query the filter of the list, which a group's members are read with
 */
export async function sendTriage(
  target: TriageTarget,
  order: TriageOrder,
  query: string,
  onProgress: (done: number, total: number) => void,
): Promise<TriageOutcome> {
  const done = new Map<string, Triage>();
  let failure: TriageFailure | null = null;
  let left = 0;
  try {
    const members = target.kind === "change" ? { ids: [target.id] } : await membersOf(target.key, query);
    if ("failure" in members) return { done, left, failure: members.failure };
    const { ids } = members;
    left = target.kind === "group" ? Math.max(0, target.total - ids.length) : 0;
    const waiting = [...ids];
    const worker = async () => {
      for (let id = waiting.shift(); id !== undefined && failure === null; id = waiting.shift()) {
        const answer = await sendOne(id, order);
        if ("kind" in answer) failure = answer;
        else done.set(id, answer);
        onProgress(done.size, ids.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch {
    failure = { kind: "network", detail: "" };
  }
  return { done, left, failure };
}
