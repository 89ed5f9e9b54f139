/** What people do with a change, and what has become of it. */

export const TRIAGE_STATES = ["open", "acknowledged", "accepted", "resolved"] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

/** `accept`: the level after the change is the new normal. `pin-baseline`: a run of the cell is its baseline. */
export const TRIAGE_ACTIONS = [
  "acknowledge",
  "assign",
  "note",
  "accept",
  "resolve",
  "reopen",
  "pin-baseline",
  "unpin-baseline",
] as const;
export type TriageAction = (typeof TRIAGE_ACTIONS)[number];

export type TriageEvent = {
  /** Ingest sequence. */
  seq: number;
  id: string;
  changeId: string;
  action: TriageAction;
  /** Name of the token. */
  who: string;
  /** Epoch milliseconds. */
  at: number;
  /** Of `assign`; null takes the assignment back. */
  assignee: string | null;
  text: string | null;
  /** Run of `accept` and `pin-baseline`. */
  runId: string | null;
};

export type Triage = { state: TriageState; assignee: string | null };

export const UNTOUCHED: Triage = { state: "open", assignee: null };

const STATE_AFTER: Partial<Record<TriageAction, TriageState>> = {
  acknowledge: "acknowledged",
  accept: "accepted",
  resolve: "resolved",
  reopen: "open",
};

/** What has become of a change after events in the order of their sequence. */
export function foldTriage(events: readonly Pick<TriageEvent, "action" | "assignee">[]): Triage {
  return events.reduce<Triage>(
    (triage, { action, assignee }) => ({
      state: STATE_AFTER[action] ?? triage.state,
      assignee: action === "assign" ? assignee : triage.assignee,
    }),
    UNTOUCHED,
  );
}

export type Levels = {
  /** Run that is pinned as baseline of the cell. */
  pinnedRun: string | null;
  /** Run whose level was accepted last, unless its change was opened again. */
  acceptedRun: string | null;
};

/** What the events of all changes of one cell, in the order of their sequence, say of its level. */
export function foldLevels(events: readonly Pick<TriageEvent, "action" | "changeId" | "runId">[]): Levels {
  let pinnedRun: string | null = null;
  const accepted = new Map<string, string>();
  for (const { action, changeId, runId } of events) {
    if (action === "pin-baseline") pinnedRun = runId;
    if (action === "unpin-baseline") pinnedRun = null;
    // Deleted first, so that the newest acceptance stands last.
    if (action === "accept" || action === "reopen") accepted.delete(changeId);
    if (action === "accept" && runId !== null) accepted.set(changeId, runId);
  }
  return { pinnedRun, acceptedRun: [...accepted.values()].at(-1) ?? null };
}
