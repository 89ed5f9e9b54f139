"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { Triage } from "@/lib/domain/triage";
import { sendTriage, type TriageFailure, type TriageOrder } from "./send-triage";
import type { Offered, TriageTarget } from "./triage-target";

/** How often the page is read again until settling has followed, and when that is given up. */
const LOOK_AGAIN_MS = 500;
const GIVE_UP_MS = 20_000;

export type TriageStage =
  | { name: "idle" }
  /** `first` is what the reader meets first: what to do, or, when that is decided, why. */
  | { name: "asking"; target: TriageTarget; action: Offered; first: "action" | "reason"; failure: TriageFailure | null }
  | { name: "sending"; target: TriageTarget; action: Offered; done: number; total: number };

/** What was done last, for the line that says so. */
export type TriageSaid = { action: Offered; count: number; left: number; settled: boolean; late: boolean };

export type TriageCourse = {
  stage: TriageStage;
  said: TriageSaid | null;
  /** Recorded, and not settled yet, by change. */
  recorded: ReadonlyMap<string, Triage>;
  ask: (target: TriageTarget, action: Offered, first: "action" | "reason") => void;
  send: (order: TriageOrder) => void;
  close: () => void;
};

/** Whether the page shows what was recorded, or no longer shows the change at all. */
function isShown(id: string, { state, assignee }: Triage): boolean {
  const row = document.querySelector<HTMLElement>(`[data-change="${CSS.escape(id)}"]`);
  if (row === null) return true;
  const { dataset } = row;
  return dataset.settling === undefined && dataset.state === state && (dataset.assignee ?? null) === assignee;
}

/** The course of dealing with changes: asked for, recorded, and then followed until the page shows it settled. */
export function useTriage(query: string): TriageCourse {
  const router = useRouter();
  const [stage, setStage] = useState<TriageStage>({ name: "idle" });
  const [said, setSaid] = useState<TriageSaid | null>(null);
  const [recorded, setRecorded] = useState<ReadonlyMap<string, Triage>>(new Map());
  const [reading, read] = useTransition();
  const until = useRef(0);

  // After every render: settled rows arrive with a new render of the page.
  useEffect(() => {
    if (recorded.size === 0 || reading) return;
    const left = new Map([...recorded].filter(([id, triage]) => !isShown(id, triage)));
    const late = performance.now() > until.current;
    if (left.size === 0 || late) {
      setRecorded(new Map());
      setSaid((before) => before && { ...before, settled: left.size === 0, late: left.size > 0 });
      return;
    }
    if (left.size < recorded.size) setRecorded(left);
    const timer = setTimeout(() => read(() => router.refresh()), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  });

  const send = async (target: TriageTarget, order: TriageOrder) => {
    const { action } = order;
    setStage({ name: "sending", target, action, done: 0, total: 1 });
    const { done, left, failure } = await sendTriage(target, order, query, (count, total) =>
      setStage({ name: "sending", target, action, done: count, total }),
    );
    if (done.size > 0) {
      until.current = performance.now() + GIVE_UP_MS;
      setRecorded((before) => new Map([...before, ...done]));
      setSaid({ action, count: done.size, left, settled: false, late: false });
      // Read again even where no state moves: a note and a baseline show in the history.
      read(() => router.refresh());
    }
    setStage(failure ? { name: "asking", target, action, first: "reason", failure } : { name: "idle" });
  };

  return {
    stage,
    said,
    recorded,
    ask: (target, action, first) => setStage({ name: "asking", target, action, first, failure: null }),
    send: (order) => {
      if (stage.name === "asking") void send(stage.target, order);
    },
    close: () => setStage((now) => (now.name === "sending" ? now : { name: "idle" })),
  };
}
