"use client";

import { filled, type TriageWords } from "./triage-words";
import type { TriageSaid } from "./use-triage";

type Properties = { said: TriageSaid | null; words: TriageWords; changes: (count: number) => string };

/** What was done last, and whether the page shows it already. Always there, so that screen readers hear it change. */
export function TriageStatus({ said, words, changes }: Properties) {
  return <div role="status">{said !== null && <Said said={said} words={words} changes={changes} />}</div>;
}

function Said({ said, words, changes }: Properties & { said: TriageSaid }) {
  const { action, count, left, settled, late } = said;
  return (
    <p className="mb-2 flex flex-wrap gap-x-2 rounded-md bg-accent-wash px-3 py-1.5">
      <b className="font-[560]">{filled(words.actions[action].done, { changes: changes(count) })}</b>
      <span className="text-muted">{settled ? words.settled : late ? words.late : words.settling}</span>
      {left > 0 && <span>{filled(words.left, { changes: changes(left) })}</span>}
    </p>
  );
}
