import type { ReactNode } from "react";

type Properties = {
  /** Name of the table for those who do not see it; a frame with a name can be scrolled by keyboard. */
  label?: string;
  /** `framed` stands on the page; `plain` inside a panel or a list. */
  look?: "framed" | "plain";
  /** More classes of the table, for instance `max-sm:table-fixed`. */
  className?: string;
  children: ReactNode;
};

/** Every table of the app but the matrix: `thead` and `tbody` go in. Cells with `data-number` stand at the end. */
export function TableFrame({ label, look = "framed", className = "", children }: Properties) {
  const table = <table className={`table-plain ${className}`}>{children}</table>;
  const frame = look === "framed" ? "table-frame" : "overflow-x-auto";
  if (label === undefined) return <div className={frame}>{table}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={frame} aria-label={label} tabIndex={0}>
      {table}
    </section>
  );
}
