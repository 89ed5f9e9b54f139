import type { ReactNode } from "react";

/** Looks of a verdict on a cell; worse is orange, better is blue, as on the matrix. */
export type VerdictTone = "collapsed" | "regressed" | "watch" | "unchanged" | "improved" | "insufficient";
export type BadgeTone = "neutral" | "outline" | "accent" | "danger" | VerdictTone;

/** A short word in a box. The word carries the meaning, the tone repeats it. */
export function Badge({
  tone = "neutral",
  title,
  children,
}: {
  tone?: BadgeTone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className="badge" data-tone={tone} title={title}>
      {children}
    </span>
  );
}
