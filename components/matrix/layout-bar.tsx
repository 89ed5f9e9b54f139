"use client";

import { type MouseEvent, type ReactNode, useState } from "react";
import { Chevron } from "@/components/filter/filter-bar";
import { BudgetField } from "@/components/matrix/budget-field";
import { fill } from "@/components/matrix/fill";
import { bringAllBack, bringBack, groupBy, type LayoutStep, sortBy } from "@/components/matrix/layout-actions";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { MODES, type Mode } from "@/lib/domain/matrix";
import { GROUPINGS, type Grouping, groupingOf, SIDES, type Side } from "@/lib/domain/matrix-layout";

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** How the matrix is laid out: nothing here asks the server. @param tools menus of sets and exports */
export function LayoutBar({ tools }: { tools?: ReactNode }) {
  const { words, facts } = useMatrix();
  const [open, show] = useState(false);
  return (
    <section aria-label={words.layout} className="matrix-bar" data-open={open ? "" : undefined}>
      <button type="button" className="control sm:hidden" aria-expanded={open} onClick={() => show(!open)}>
        {words.layout}
      </button>
      <Modes />
      <div className="matrix-more">
        <BudgetField />
        {SIDES.filter((side) => GROUPINGS[facts.axes[side]].length > 1).map((side) => (
          <GroupBy key={side} side={side} />
        ))}
        {tools && <div className="matrix-tools">{tools}</div>}
      </div>
      {SIDES.map((side) => (
        <Hidden key={side} side={side} />
      ))}
      {SIDES.map((side) => (
        <Sorted key={side} side={side} />
      ))}
    </section>
  );
}

function Modes() {
  const { words } = useMatrix();
  const { layout, change, hrefOf } = useLayout();
  const to =
    (mode: Mode): LayoutStep =>
    (now) => ({ ...now, mode });
  return (
    <nav aria-label={words.show} className="segments">
      {MODES.map((mode) => (
        <a
          key={mode}
          href={hrefOf(to(mode))}
          aria-current={mode === layout.mode ? "true" : undefined}
          title={words.modeHelp[mode]}
          onClick={(event) => {
            if (!isPlain(event)) return;
            event.preventDefault();
            change(to(mode));
          }}
        >
          {words.modes[mode]}
        </a>
      ))}
    </nav>
  );
}

function GroupBy({ side }: { side: Side }) {
  const { facts, words } = useMatrix();
  const { layout, change } = useLayout();
  const axis = facts.axes[side];
  const offered: readonly Grouping[] = GROUPINGS[axis];
  return (
    <label className="control relative min-w-0 has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <span className="text-muted">{words.groupBy[side]}</span>
      <select
        value={groupingOf(axis, layout[side])}
        onChange={({ target }) => {
          const chosen = offered.find((one) => one === target.value) ?? null;
          change(groupBy(side, chosen === offered[0] ? null : chosen));
        }}
        className="field-sizing-content cursor-pointer appearance-none bg-panel bg-transparent pe-4 outline-none"
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {words.groupings[one]}
          </option>
        ))}
      </select>
      <Chevron />
    </label>
  );
}

/** What is hidden, each of which can come back. */
function Hidden({ side }: { side: Side }) {
  const { entryOf, finder, nameOf, words } = useMatrix();
  const { layout, change } = useLayout();
  /** The list goes with the last of them: the focus goes to the grid rather than nowhere. */
  const bring = (step: LayoutStep, isLast: boolean) => {
    if (isLast) finder.current?.(null);
    change(step);
  };
  const hidden = layout[side].hidden.filter((id) => entryOf(side, id) !== undefined);
  if (hidden.length === 0) return null;
  return (
    <details className="matrix-hidden" name="matrix-hidden">
      <summary className="control control-noted">{fill(words.hidden[side], { count: hidden.length })}</summary>
      <div className="floating p-1">
        {hidden.map((id) => {
          const label = nameOf(side, id) ?? id;
          return (
            <button
              key={id}
              type="button"
              className="menu-item w-full text-start"
              onClick={() => bring(bringBack(side, [id]), hidden.length === 1)}
            >
              {fill(words.bringBack, { name: label })}
            </button>
          );
        })}
        <button
          type="button"
          className="menu-item w-full border-line border-t text-start"
          onClick={() => bring(bringAllBack(side), true)}
        >
          {words.bringAllBack}
        </button>
      </div>
    </details>
  );
}

/** By what lines stand in order, which can be taken away. */
function Sorted({ side }: { side: Side }) {
  const { groupLabel, finder, nameOf, words } = useMatrix();
  const { layout, change } = useLayout();
  const { sort } = layout[side];
  if (sort === null) return null;
  const other = side === "row" ? "column" : "row";
  const name = nameOf(other, sort.by) ?? groupLabel(other, sort.by);
  return (
    <button
      type="button"
      className="control control-noted"
      title={words.menu.unsort}
      onClick={() => {
        // The button goes with the order: the focus goes to the grid rather than nowhere.
        finder.current?.(null);
        change(sortBy(side, null));
      }}
    >
      {fill(words.sorted[side], { name })} · {sort.first === "worst" ? words.worstFirst : words.bestFirst}
      <svg viewBox="0 0 10 10" width="8" height="8" aria-hidden="true" focusable="false">
        <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.4" />
      </svg>
    </button>
  );
}
