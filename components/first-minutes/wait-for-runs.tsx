"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type Arrivals, watchArrivals } from "@/components/first-minutes/watch-arrivals";

type Properties = { seen: Arrivals; words: { waiting: string; arrived: string } };

/** Says that the page waits, and lets the server draw it anew once a run has arrived. */
export function WaitForRuns({ seen, words }: Properties) {
  const router = useRouter();
  const [arrived, setArrived] = useState(seen.pending > 0);
  const { runs, pending } = seen;
  useEffect(
    () =>
      watchArrivals({ runs, pending }, (now) => {
        setArrived(now.runs + now.pending > 0);
        router.refresh();
      }),
    [runs, pending, router],
  );
  return (
    <p role="status" className="first-waiting" data-arrived={arrived ? "" : undefined}>
      {arrived ? words.arrived : words.waiting}
    </p>
  );
}
