"use client";

import dynamic from "next/dynamic";
import type { DemoWords } from "@/components/design/demos";

const Demos = dynamic(() => import("@/components/design/demos").then((module) => module.Demos), {
  ssr: false,
  loading: () => <div className="min-h-32" aria-busy="true" />,
});

/** What opens and closes, loaded when the page is there. */
export function DemoLoader({ words }: { words: DemoWords }) {
  return (
    <div className="min-h-32">
      <Demos words={words} />
    </div>
  );
}
