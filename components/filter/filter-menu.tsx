"use client";

import { useState } from "react";
import { usePopDown } from "@/components/ui/use-pop-down";
import { Chevron, type FilterOption } from "./filter-bar";

/** From this many options on, a menu offers to search in them. */
const SEARCH_FROM = 10;

type Properties = {
  name: string;
  label: string;
  /** What stands for no restriction. */
  all: string;
  options: FilterOption[];
  chosen: string[];
  find: string;
};

/** Several choices behind one button: a `details` of checkboxes, so it opens without JavaScript too. */
export function FilterMenu({ name, label, all, options, chosen, find }: Properties) {
  const { ref, closeOnEscape } = usePopDown();
  const [needle, setNeedle] = useState("");
  const wanted = needle.trim().toLocaleLowerCase();
  // A choice that is no longer offered stays visible, or it could not be taken back.
  const gone = chosen.filter((id) => !options.some((option) => option.id === id));
  const offered = [...gone.map((id) => ({ id, label: id, count: 0 })), ...options];
  const summary =
    chosen.length === 0 ? all : offered.filter(({ id }) => chosen.includes(id)).map((option) => option.label);

  return (
    <details
      ref={ref}
      name="filter"
      className="relative min-w-0 max-sm:[&:has([name=model])]:col-span-2"
      onKeyDown={closeOnEscape}
    >
      <summary className="control relative w-full pe-7">
        <span className="text-muted">{label}</span>
        <bdi className="max-w-44 truncate">
          {Array.isArray(summary) ? (summary[1] ? summary.length : summary[0]) : summary}
        </bdi>
        <Chevron />
      </summary>
      <div className="panel z-30 w-72 p-1.5 shadow-lg max-sm:fixed max-sm:inset-x-3 max-sm:bottom-3 max-sm:w-auto sm:absolute sm:start-0 sm:top-9">
        {options.length >= SEARCH_FROM && (
          <input
            type="search"
            value={needle}
            onChange={(event) => setNeedle(event.target.value)}
            placeholder={find}
            aria-label={find}
            className="field mb-1.5"
          />
        )}
        <ul className="max-h-[min(20rem,60vh)] overflow-y-auto">
          {offered.map(({ id, label: text, count }) => (
            <li key={id} hidden={wanted !== "" && !`${text} ${id}`.toLocaleLowerCase().includes(wanted)}>
              <label className="flex items-center gap-2 rounded-md px-2 py-1.25 hover:bg-sunken">
                <input
                  type="checkbox"
                  name={name}
                  value={id}
                  checked={chosen.includes(id)}
                  onChange={() => undefined}
                  className="accent-accent"
                />
                <bdi className="min-w-0 grow truncate" title={text}>
                  {text}
                </bdi>
                {count !== null && <span className="text-muted text-xs">{count}</span>}
              </label>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
