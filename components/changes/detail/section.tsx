import type { ReactNode } from "react";
import { Term } from "@/components/terms/term";
import type { TermId } from "@/components/terms/term-groups";

type Properties = {
  id?: string;
  title: string;
  /** Explains the title. */
  term?: TermId;
  /** One line under the title that says what is seen. */
  note?: ReactNode;
  children: ReactNode;
};

/** A part of the page of a change or a cell. */
export function Section({ id, title, term, note, children }: Properties) {
  return (
    <section id={id} aria-label={title} className="panel min-w-0 px-4 py-3.5">
      <h2>{term ? <Term id={term}>{title}</Term> : title}</h2>
      {note && <p className="mt-0.5 max-w-[95ch] text-muted text-xs">{note}</p>}
      <div className="mt-2.5">{children}</div>
    </section>
  );
}
