"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Content, Item, Portal, Root, Separator, Trigger } from "radix-ui/dropdown-menu";
import { useRef } from "react";
import type { Position } from "@/components/matrix/grid-navigation";
import { type HeaderEntry, headerEntries } from "@/components/matrix/header-entries";
import type { LayoutStep } from "@/components/matrix/layout-actions";
import { onlyEntry } from "@/components/matrix/layout-query";
import type { SetEntry } from "@/components/matrix/set-entries";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import type { StayingChange } from "@/components/matrix/use-staying-change";
import type { Side } from "@/lib/domain/matrix-layout";

export type HeaderTarget = {
  side: Side;
  button: HTMLElement;
  /** Where it stands in the grid. */
  place: Position;
  /** Place of the line on its side; null for a group. */
  at: number | null;
  group: string | null;
};

type Properties = {
  target: HeaderTarget;
  /** Changes the layout, with the focus where it belongs afterwards. */
  stay: StayingChange;
  /** Stores a set that a line was added to or taken out of. */
  writeSet: (entry: SetEntry) => void;
  onClose: () => void;
};

/** The menu of a heading: one for all of them, beside the one that was pressed. */
export function HeaderMenu({ target, stay, writeSet, onClose }: Properties) {
  const matrix = useMatrix();
  const { layout } = useLayout();
  const chosen = useRef<LayoutStep | null>(null);
  const router = useRouter();
  // Where the heading stood when it was pressed: it may be gone, or drawn elsewhere, when the menu closes.
  const place = useRef(target.button.getBoundingClientRect()).current;
  const lines = matrix.arranged[target.side === "row" ? "rows" : "columns"];
  const line = target.at === null ? null : (lines[target.at] ?? null);
  const entries = headerEntries(
    { side: target.side, line, group: target.group ?? line?.group ?? null },
    layout,
    matrix,
  );
  const label = line ? matrix.headingOf(target.side, line).name : matrix.groupLabel(target.side, target.group ?? "");
  const run = (entry: HeaderEntry) => {
    if (entry.kind === "step") chosen.current = entry.step;
    if (entry.kind === "set") writeSet(entry);
    if (entry.kind === "only")
      router.push(onlyEntry(new URLSearchParams(window.location.search), matrix.facts.axes[target.side], entry.entry));
  };
  const { left, top, width, height } = place;
  return (
    <Root modal={false} open onOpenChange={(open) => open || onClose()}>
      <Trigger asChild>
        <span className="fixed" style={{ left, top, width, height, pointerEvents: "none" }} aria-hidden="true" />
      </Trigger>
      <Portal>
        <Content
          align="start"
          aria-labelledby={undefined}
          aria-label={label}
          sideOffset={2}
          collisionPadding={8}
          className="floating min-w-52 p-1"
          onCloseAutoFocus={(event) => {
            // Once the menu is gone, so that it does not take the focus from where the change leads it.
            event.preventDefault();
            if (chosen.current) stay(target.place, chosen.current);
            else target.button.focus();
          }}
        >
          {entries.map((entry) => {
            if (entry.kind === "line") return <Separator key={entry.id} className="my-1 h-px bg-line" />;
            if (entry.kind === "link")
              return (
                <Item key={entry.id} asChild className="menu-item">
                  <Link href={entry.href} prefetch={false}>
                    {entry.label}
                  </Link>
                </Item>
              );
            return (
              <Item
                key={entry.id}
                className="menu-item"
                disabled={entry.kind !== "only" && entry.disabled}
                onSelect={() => run(entry)}
              >
                {entry.label}
              </Item>
            );
          })}
        </Content>
      </Portal>
    </Root>
  );
}
