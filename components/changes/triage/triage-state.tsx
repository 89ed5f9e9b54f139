"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { useRecorded } from "./triage-desk";

/** The state of a change as the page has it, and until settling has followed, the one that was recorded. */
export function TriageState({ id, children }: { id: string; children: ReactNode }) {
  const recorded = useRecorded(id);
  if (recorded === null) return children;
  const { triage, words } = recorded;
  return (
    <span data-recorded="" title={words.recorded}>
      <Badge tone="outline">{`${words.states[triage.state]}…`}</Badge>
    </span>
  );
}
