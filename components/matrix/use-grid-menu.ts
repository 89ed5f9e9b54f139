import { type KeyboardEvent, type MouseEvent, useState } from "react";
import type { HeaderTarget } from "@/components/matrix/header-menu";
import { toggleFold } from "@/components/matrix/layout-actions";
import { placeOf } from "@/components/matrix/use-grid-focus";
import type { StayingChange } from "@/components/matrix/use-staying-change";
import type { Side } from "@/lib/domain/matrix-layout";

type Heading = { element: HTMLElement; side: Side; group: string | null };

function headingAt(target: EventTarget | null, kind: "fold" | "menu"): Heading | null {
  const element = target instanceof Element ? target.closest<HTMLElement>(`[data-${kind}]`) : null;
  if (!element) return null;
  return { element, side: element.dataset[kind] as Side, group: element.dataset.group ?? null };
}

/** The stop of a heading that was pressed: itself, or the heading that its menu stands beside. */
const stopOf = (element: HTMLElement) => element.closest("th")?.querySelector<HTMLElement>("[data-column]") ?? element;

function targetOf({ element, side, group }: Heading): HeaderTarget | null {
  const stop = stopOf(element);
  const place = placeOf(stop);
  if (place === null) return null;
  const at = side === "row" ? place.row : place.column;
  // A group has a line of its own only where it is folded into one.
  const isLine = group === null || (side === "row" && Number.isInteger(place.row));
  return { side, button: stop, place, at: isLine ? at : null, group };
}

const isMenuKey = ({ key, shiftKey, altKey }: KeyboardEvent) =>
  key === "ContextMenu" || (key === "F10" && shiftKey) || (key === "ArrowDown" && altKey);

/** What headings do: those of lines open their menu, those of groups fold, and have their menu beside them. */
export function useGridMenu(stay: StayingChange) {
  const [menu, show] = useState<HeaderTarget | null>(null);
  const open = (heading: Heading | null): boolean => {
    const target = heading && targetOf(heading);
    if (target) show(target);
    return target !== null;
  };
  return {
    menu,
    close: () => show(null),
    /** Answers a press on a heading; false for one elsewhere. */
    onClick: (event: MouseEvent): boolean => {
      const fold = headingAt(event.target, "fold");
      const place = fold && placeOf(fold.element);
      if (fold?.group != null && place) {
        stay(place, toggleFold(fold.side, fold.group));
        return true;
      }
      return open(headingAt(event.target, "menu"));
    },
    /** Answers the keys that open a menu; false for others. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      if (!isMenuKey(event)) return false;
      const opened = open(headingAt(event.target, "menu") ?? headingAt(event.target, "fold"));
      if (opened) event.preventDefault();
      return opened;
    },
  };
}
