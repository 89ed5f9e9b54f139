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
  /** The search of the page: words, applied when the form is submitted. */
  | { kind: "search"; name: string; label: string; placeholder: string }
  | { kind: "menu"; name: string; label: string; all: string; options: FilterOption[] }
  /** Begins a line of its own; `label` names the controls that follow. */
  | { kind: "line"; name: string; label: string }
  /** What follows is folded away; `label` names the fold. */
  | { kind: "more"; name: string; label: string };

export type FilterWords = { apply: string; find: string; label: string };

/** Parameters that no control shows and every change keeps. */
const KEPT = [
  ...["asOf", "cell", "artifact", "campaign", "group", "kind", "verdict", "state"],
  ...["emulated", "calibrations", "of", "differences"],
];

/** Fields that are applied as a whole, when the form is submitted. */
const TYPED = ["text", "date", "search"];

type Properties = {
  /** The filter as a URL query, as the server applied it. */
  query: string;
  controls: FilterControl[];
  words: FilterWords;
  /** More parameters that no control shows and every change keeps. */
  kept?: readonly string[];
  /** Takes away what a change of a field leaves without a meaning. @param before the query shown until now */
  settle?: (query: string, changed: string | null, before: URLSearchParams) => string;
};

const NONE: readonly string[] = [];

/**
 * Filters as a plain GET form: works without JavaScript through its button, and with it applies each change at once.
 * The form itself is the only thing that writes the URL.
 */
export function FilterBar({ query, controls, words, kept = NONE, settle }: Properties) {
  const path = usePathname();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic(query);
  const current = new URLSearchParams(shown);

  const apply = (form: HTMLFormElement, changed: string | null) => {
    const entries = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    const tidy = tidyQuery(entries, controls, current, changed);
    const next = settle ? settle(tidy, changed, current) : tidy;
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

  const at = controls.findIndex(({ kind }) => kind === "more");
  const first = at < 0 ? controls : controls.slice(0, at);
  const fold = controls[at];
  const folded = at < 0 ? [] : controls.slice(at + 1);
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
      {keptNames(kept, controls).flatMap((name) =>
        current.getAll(name).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {first.map((control) => (
        <Control key={`${control.kind} ${control.name}`} control={control} current={current} find={words.find} />
      ))}
      {fold?.kind === "more" && (
        <details open={folded.some(({ name }) => current.has(name)) || undefined} className="filter-more">
          <summary className="control">{fold.label}</summary>
          <div className="mt-2 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap">
            {folded.map((control) => (
              <Control key={`${control.kind} ${control.name}`} control={control} current={current} find={words.find} />
            ))}
          </div>
        </details>
      )}
      {controls.some((control) => TYPED.includes(control.kind)) ? button : <noscript>{button}</noscript>}
    </form>
  );
}

/** Parameters that the form hands on; one that has a control is the control's to say. */
function keptNames(kept: readonly string[], controls: readonly FilterControl[]): string[] {
  return [...new Set([...KEPT, ...kept])].filter((name) => !controls.some((control) => control.name === name));
}

function Control({ control, current, find }: { control: FilterControl; current: URLSearchParams; find: string }) {
  switch (control.kind) {
    case "more":
      return null;
    case "line":
      return (
        <span className="col-span-2 w-full max-w-full font-[620] sm:contents">
          <span className="-mt-2 hidden basis-full sm:block" aria-hidden="true" />
          {control.label}
        </span>
      );
    case "menu":
      return <FilterMenu {...control} chosen={current.getAll(control.name)} find={find} />;
    case "text":
    case "date":
    case "search":
      return <TextField {...control} value={current.get(control.name) ?? ""} />;
    case "select":
      return <Select {...control} value={current.get(control.name) ?? control.fallback} />;
    case "segments":
      return <Segments {...control} value={current.get(control.name) ?? control.fallback} />;
  }
}

/** Free text, applied when the form is submitted; follows the URL without losing the caret. */
function TextField({ kind, name, label, placeholder, value }: Typing) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.value = value;
  }, [value]);
  return (
    <label
      className={`control min-w-0 cursor-text! has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:[&:has([name=search])]:col-span-2 ${kind === "search" ? "max-sm:col-span-2 sm:min-w-80 sm:grow" : ""}`}
    >
      <span className={kind === "search" ? "sr-only" : "text-muted"}>{label}</span>
      <input
        ref={ref}
        type={kind}
        name={name}
        defaultValue={value}
        placeholder={placeholder}
        className="w-28 min-w-0 grow bg-transparent outline-none"
      />
    </label>
  );
}

type Typing = { kind: "text" | "date" | "search"; name: string; label: string; placeholder?: string; value: string };
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
        className="field-sizing-content min-w-0 max-w-72 grow cursor-pointer min-[90rem]:max-w-96 appearance-none truncate bg-transparent bg-panel pe-4 outline-none max-sm:max-w-full"
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
