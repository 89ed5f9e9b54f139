"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { type Arrivals, watchArrivals } from "@/components/first-minutes/watch-arrivals";
import { fill } from "@/components/matrix/fill";

const EVERY_MS = 10_000;

type Properties = {
  /** What the matrix was drawn from. */
  seen: Arrivals;
  /** `many` is a template with a blank for `{count}`. */
  words: { one: string; many: string; changed: string };
};

/**
 * Says that runs have arrived which the open matrix does not show, and shows them when asked to. It floats: what the
 * reader looks at stays where it is, and comes anew in place.
 */
export function NewRuns({ seen, words }: Properties) {
  const router = useRouter();
  const [now, tell] = useState<Arrivals | null>(null);
  const [showing, start] = useTransition();
  const { asOf, runs, pending } = seen;
  useEffect(() => watchArrivals({ asOf, runs, pending }, tell, EVERY_MS), [asOf, runs, pending]);
  const isNewer = now !== null && now.asOf > asOf;
  const count = (now?.runs ?? 0) - runs;
  const text = count < 1 ? words.changed : count === 1 ? words.one : fill(words.many, { count });
  return (
    <div role="status" className="new-runs print:hidden">
      {isNewer && (
        <button
          type="button"
          className="control floating"
          aria-busy={showing}
          onClick={() => {
            // The button goes away with what it says: the focus goes back to where the grid had it.
            document
              .querySelector<HTMLElement>('[role="grid"] [data-column][tabindex="0"]')
              ?.focus({ preventScroll: true });
            start(() => router.refresh());
          }}
        >
          {text}
        </button>
      )}
    </div>
  );
}
