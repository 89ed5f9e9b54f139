import type { ReactNode } from "react";

type Properties = {
  title: string;
  /** What to do next, in a sentence or two. */
  advice?: ReactNode;
  /** Buttons and links. */
  children?: ReactNode;
};

/** Stands where a list would: says why there is nothing and what to do next. */
export function EmptyState({ title, advice, children }: Properties) {
  return (
    <section className="mx-auto max-w-md px-4 py-12 text-center">
      <h2>{title}</h2>
      {advice && <p className="mt-1 text-muted">{advice}</p>}
      {children && <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
    </section>
  );
}
