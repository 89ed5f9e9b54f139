"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type Arrivals, watchArrivals } from "@/components/first-minutes/watch-arrivals";

const EVERY_MS = 2_000;

type Properties = { seen: Arrivals; words: { waiting: string; arrived: string } };

/** Says that the page waits, and lets the server draw it anew once a run has arrived. */
export function WaitForRuns({ seen, words }: Properties) {
  const router = useRouter();
  const [arrived, setArrived] = useState(seen.pending > 0);
  const { asOf, runs, pending } = seen;
  useEffect(
    () =>
      watchArrivals(
        { asOf, runs, pending },
        (now) => {
          setArrived(now.runs + now.pending > 0);
          router.refresh();
        },
        EVERY_MS,
      ),
    [asOf, runs, pending, router],
  );
  return (
    <p role="status" className="first-waiting" data-arrived={arrived ? "" : undefined}>
      {arrived ? words.arrived : words.waiting}
    </p>
  );
}
