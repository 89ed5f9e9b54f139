import { type ReactNode, useId } from "react";
import type { TermId } from "@/components/terms/term-groups";

/** Where the concepts page explains a term. */
export const termHref = (id: TermId): string => `/docs/concepts#${id}`;

export type TermWords = {
  /** One sentence. */
  sentence: string;
  /** Of the link to the concepts. */
  more: string;
};

type Properties = { id: TermId; words: TermWords; children: ReactNode };

/** A term with words it was given: for client components, which get them from the server (`useTermWords`). */
export function TermMark({ id, words, children }: Properties) {
  const note = useId();
  const sentence = `${note}-sentence`;
  return (
    <span className="term-frame">
      <button
        type="button"
        className="term"
        popoverTarget={note}
        popoverTargetAction="show"
        aria-describedby={sentence}
      >
        {children}
      </button>
      <span id={note} popover="auto" className="term-note floating">
        <span id={sentence}>{words.sentence}</span>{" "}
        <a href={termHref(id)} className="link">
          {words.more}
        </a>
      </span>
    </span>
  );
}
