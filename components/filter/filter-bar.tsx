"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useEffect, useOptimistic, useRef, useTransition } from "react";
import { FilterMenu } from "@/components/filter/filter-menu";
import { tidyQuery } from "@/components/filter/tidy-query";
import { Icon } from "@/components/icon/icon";

export type FilterOption = { id: string; label: string; count: number | null };

/** One control of the bar. `fallback` is what the page shows when the URL does not say. */
export type FilterControl =
  | { kind: "select"; name: string; label: string; options: FilterOption[]; fallback: string }
  | { kind: "segments"; name: string; label: string; options: FilterOption[]; fallback: string }
  | { kind: "text"; name: string; label: string }
  | { kind: "date"; name: string; label: string }
  | { kind: "menu"; name: string; label: string; all: string; options: FilterOption[] }
  /** Begins a line of its own; `label` names the controls that follow. */
  | { kind: "line"; name: string; label: string };

export type FilterWords = { apply: string; find: string; label: string };

/** Parameters that no control shows and every change keeps. */
const KEPT = [
  ...["asOf", "cell", "campaign", "group", "kind", "verdict", "state"],
  ...["emulated", "calibrations", "of", "differences"],
];

/** Fields that are applied as a whole, when the form is submitted. */
const TYPED = ["text", "date"];

type Properties = {
  /** The filter as a URL query, as the server applied it. */
  query: string;
  controls: FilterControl[];
  words: FilterWords;
  /** More parameters that no control shows and every change keeps. */
  kept?: readonly string[];
};

const NONE: readonly string[] = [];

/**
 * Filters as a plain GET form: works without JavaScript through its button, and with it applies each change at once.
 * The form itself is the only thing that writes the URL.
 */
export function FilterBar({ query, controls, words, kept = NONE }: Properties) {
  const path = usePathname();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic(query);
  const current = new URLSearchParams(shown);

  const apply = (form: HTMLFormElement, changed: string | null) => {
    const entries = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    const next = tidyQuery(entries, controls, current, changed);
    start(() => {
      show(next);
      router.push(next ? `${path}?${next}` : path, { scroll: false });
    });
  };
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target;
    const chosen =
      field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && !TYPED.includes(field.type));
    if (chosen && field.name) apply(event.currentTarget, field.name);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget, null);
  };

  const button = (
    <button type="submit" className="control control-primary col-span-2 justify-center">
      {words.apply}
    </button>
  );
  return (
    <form
      method="get"
      action={path}
      autoComplete="off"
      aria-label={words.label}
      aria-busy={pending}
      className="filter-bar group grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap"
      onChange={onChange}
      onSubmit={onSubmit}
    >
      {[...new Set([...KEPT, ...kept])].flatMap((name) =>
        current.getAll(name).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {controls.map((control) => {
        if (control.kind === "line")
          return (
            <span key={`line ${control.name}`} className="col-span-2 w-full max-w-full font-[620] sm:contents">
              <span className="-mt-2 hidden basis-full sm:block" aria-hidden="true" />
              {control.label}
            </span>
          );
        if (control.kind === "menu")
          return <FilterMenu key={control.name} {...control} chosen={current.getAll(control.name)} find={words.find} />;
        if (control.kind === "text" || control.kind === "date")
          return <TextField key={control.name} {...control} value={current.get(control.name) ?? ""} />;
        const value = current.get(control.name) ?? control.fallback;
        return control.kind === "select" ? (
          <Select key={control.name} {...control} value={value} />
        ) : (
          <Segments key={control.name} {...control} value={value} />
        );
      })}
      {controls.some((control) => TYPED.includes(control.kind)) ? button : <noscript>{button}</noscript>}
    </form>
  );
}

/** Free text, applied when the form is submitted; follows the URL without losing the caret. */
function TextField({
  kind,
  name,
  label,
  value,
}: {
  kind: "text" | "date";
  name: string;
  label: string;
  value: string;
}) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.value = value;
  }, [value]);
  return (
    <label className="control min-w-0 cursor-text! has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:[&:has([name=search])]:col-span-2">
      <span className="text-muted">{label}</span>
      <input
        ref={ref}
        type={kind}
        name={name}
        defaultValue={value}
        className="w-28 min-w-0 grow bg-transparent outline-none"
      />
    </label>
  );
}

type Choosing = { name: string; label: string; options: FilterOption[]; value: string };

function Select({ name, label, options, value }: Choosing) {
  // A value that is no longer offered is still the one in force; without it the browser would show another.
  const known = options.some(({ id }) => id === value);
  const offered = known ? options : [{ id: value, label: value, count: null }, ...options];
  return (
    <label className="control relative min-w-0 has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:w-full max-sm:[&:has([name=evaluation],[name=model])]:col-span-2">
      <span className="text-muted">{label}</span>
      <select
        name={name}
        value={value}
        onChange={() => undefined}
        className="field-sizing-content min-w-0 max-w-72 grow cursor-pointer appearance-none truncate bg-transparent bg-panel pe-4 outline-none max-sm:max-w-full"
      >
        {offered.map(({ id, label: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      <Chevron />
    </label>
  );
}

export function Chevron() {
  return <Icon name="chevron-down" className="pointer-events-none absolute end-2 size-3.5 text-muted" />;
}

function Segments({ name, label, options, value }: Choosing) {
  return (
    <fieldset className="control col-span-2 gap-0 overflow-hidden p-0 has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <legend className="sr-only">{label}</legend>
      {options.map(({ id, label: text }) => (
        <label
          key={id}
          className="flex h-full grow items-center justify-center px-2.5 text-muted hover:text-ink has-checked:bg-ink has-checked:text-page"
        >
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === value}
            onChange={() => undefined}
            className="sr-only"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
