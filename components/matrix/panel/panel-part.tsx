import { type ReactNode, useId } from "react";

/** A part of the panel under a small heading; `more` is a link at its end. */
export function PanelPart({ title, more, children }: { title: ReactNode; more?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="square-part">
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={heading}>{title}</h3>
        {more && <span className="text-xs">{more}</span>}
      </div>
      {children}
    </section>
  );
}
