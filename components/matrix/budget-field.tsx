"use client";

import { useEffect, useId, useRef, useState } from "react";
import { numberFormats } from "@/components/format/numbers";
import { fill } from "@/components/matrix/fill";
import { setBudget, typedBudget } from "@/components/matrix/layout-actions";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { BUDGET_FIELD } from "@/components/matrix/use-matrix-keys";
import { BUDGET_DECIMALS, budgetText, MAX_BUDGET } from "@/lib/domain/budget";

/** Drops that products often accept, in points. */
const PRESETS = [0.5, 1, 2, 5];

/**
 * The largest drop that is accepted. Applied as it is typed, one step of the history for all of it; what cannot be one
 * is said to be none.
 */
export function BudgetField() {
  const { layout, change } = useLayout();
  const { facts, words, locale } = useMatrix();
  const field = useRef<HTMLInputElement>(null);
  const typing = useRef(false);
  const [isInvalid, setInvalid] = useState(false);
  const said = useId();
  const shown = layout.budget === null ? "" : (budgetText(layout.budget) ?? "");
  useEffect(() => {
    // What is being typed stays as it is typed, as long as it means the budget in force.
    const typed = field.current && setBudget(field.current.value)(layout).budget;
    if (!field.current || typed === layout.budget) return;
    field.current.value = shown;
    setInvalid(false);
  }, [shown, layout]);
  const units = [...new Set(facts.metrics.map(({ unit }) => (unit === "fraction" ? words.points : unit)))];
  const { count } = numberFormats(locale);
  return (
    <span className="budget-field">
      <label
        className="control min-w-0 cursor-text! has-focus-visible:outline-2 has-focus-visible:outline-accent"
        title={facts.diff ? words.budgetHelpDiff : words.budgetHelp}
      >
        <span className="text-muted">{words.budget}</span>
        <input
          ref={field}
          id={BUDGET_FIELD}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          list="matrix-budgets"
          defaultValue={shown}
          placeholder={words.none}
          aria-invalid={isInvalid}
          aria-describedby={isInvalid ? said : undefined}
          className="w-12 bg-transparent outline-none"
          onChange={({ target }) => {
            setInvalid(typedBudget(target.value) === undefined);
            change(setBudget(target.value), typing.current ? "replace" : "push");
            typing.current = true;
          }}
          onBlur={() => {
            typing.current = false;
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
          }}
        />
        <span className="text-muted">{units.length === 1 ? units[0] : ""}</span>
        <datalist id="matrix-budgets">
          {PRESETS.map((preset) => (
            <option key={preset} value={preset} />
          ))}
        </datalist>
      </label>
      <span id={said} role="status" className="budget-refused">
        {isInvalid && fill(words.budgetRefused, { most: count(MAX_BUDGET), decimals: BUDGET_DECIMALS })}
      </span>
    </span>
  );
}
