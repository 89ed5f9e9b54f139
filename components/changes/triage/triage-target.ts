import type { Triage, TriageAction, TriageState } from "@/lib/domain/triage";

/** What somebody is about to deal with: changes by id, or a group of which only the worst may be on the page. */
export type TriageTarget =
  | ({ kind: "change"; id: string; name: string; level?: Level } & Triage)
  | { kind: "group"; key: string; name: string; total: number };

const LEVELS = ["pin-baseline", "unpin-baseline"] as const;

/** The baseline of the change's cell is asked for by itself, at the run that it is taken from. */
export type Level = { action: (typeof LEVELS)[number]; run: string };

const DEALINGS = ["acknowledge", "assign", "note", "accept", "resolve", "reopen"] as const;
export const OFFERED = [...DEALINGS, ...LEVELS] as const;
export type Offered = (typeof OFFERED)[number] & TriageAction;

/** Without a reason nobody can later tell why a drop no longer counts. */
export const NEEDS_REASON: readonly Offered[] = ["note", "accept", "resolve"];

/** Actions that would leave a change as it is. */
const POINTLESS: Record<TriageState, readonly Offered[]> = {
  open: ["reopen"],
  acknowledged: ["acknowledge"],
  accepted: ["accept", "acknowledge"],
  resolved: ["resolve", "acknowledge"],
};

/** What can be done with a target; members of a group may be in any state. */
export function offeredFor(target: TriageTarget): Offered[] {
  if (target.kind === "change" && target.level) return [target.level.action];
  return DEALINGS.filter((action) => target.kind === "group" || !POINTLESS[target.state].includes(action));
}

/** The baseline that a button asks for, if it does. */
export function levelOf({ dataset: { triage, run } }: HTMLElement): Level | null {
  const action = LEVELS.find((one) => one === triage);
  return action && run ? { action, run } : null;
}

/** The target that an element belongs to, read from its `data-` attributes. */
export function targetOf(element: Element | null): TriageTarget | null {
  const change = element?.closest<HTMLElement>("[data-change]")?.dataset;
  if (change?.change)
    return {
      kind: "change",
      id: change.change,
      name: change.name ?? "",
      state: (change.state ?? "open") as TriageState,
      assignee: change.assignee ?? null,
    };
  const group = element?.closest<HTMLElement>("[data-group]")?.dataset;
  if (!group?.group) return null;
  return { kind: "group", key: group.group, name: group.name ?? "", total: Number(group.total) };
}
