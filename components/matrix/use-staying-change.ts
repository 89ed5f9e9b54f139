import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Position } from "@/components/matrix/grid-navigation";
import { keepPlace, placeNow } from "@/components/matrix/kept-place";
import type { LayoutStep } from "@/components/matrix/layout-actions";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";

/** Changes the layout from a place: the focus goes with what stands there, or beside where it was when it is gone. */
export type StayingChange = (place: Position, step: LayoutStep) => void;

export function useStayingChange(focusAt: (place: Position) => void): StayingChange {
  const { arranged } = useMatrix();
  const { change } = useLayout();
  const shown = useRef({ arranged, focusAt });
  useEffect(() => {
    shown.current = { arranged, focusAt };
  });
  return (place, step) => {
    const kept = keepPlace(place, arranged);
    flushSync(() => change(step));
    shown.current.focusAt(placeNow(kept, shown.current.arranged));
  };
}
