"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { bringAllBack } from "@/components/matrix/layout-actions";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { SIDES } from "@/lib/domain/matrix-layout";

/** The grid, or where all of its rows or columns are hidden, that they are, and the way back. */
export function UnlessAllHidden({ children }: { children: ReactNode }) {
  const { arranged, words } = useMatrix();
  const { change } = useLayout();
  const button = useRef<HTMLButtonElement>(null);
  const hadGrid = useRef(false);
  const hidden = SIDES.filter((side) => arranged[`${side}s`].length === 0);
  const isHidden = hidden.length > 0;
  useEffect(() => {
    // The focus was in the grid that went away.
    if (isHidden && hadGrid.current) button.current?.focus();
    hadGrid.current = !isHidden;
  }, [isHidden]);
  if (!isHidden) return children;
  return (
    <section className="mx-auto my-16 max-w-md text-center">
      {hidden.map((side) => (
        <h2 key={side}>{words.allHidden[side]}</h2>
      ))}
      <p className="mt-1 text-muted">{words.allHiddenAdvice}</p>
      <button
        ref={button}
        type="button"
        className="control control-primary mt-4"
        onClick={() => change((layout) => hidden.reduce((now, side) => bringAllBack(side)(now), layout))}
      >
        {words.bringAllBack}
      </button>
    </section>
  );
}
