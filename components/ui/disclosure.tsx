import type { ReactNode } from "react";

type Properties = {
  title: ReactNode;
  /** Stands after the title, for instance how many there are. */
  count?: string;
  open?: boolean;
  className?: string;
  children: ReactNode;
};

/** Opens and closes without script. */
export function Disclosure({ title, count, open, className, children }: Properties) {
  return (
    <details open={open} className={className}>
      <summary className="disclosure">
        {title} {count !== undefined && <span className="font-normal text-muted">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
