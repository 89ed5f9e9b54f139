import type { ReactNode } from "react";

type Properties = {
  label: ReactNode;
  /** The figure, formatted. */
  value: ReactNode;
  unit?: string;
  /** A smaller line below: an interval, a count, a comparison. */
  detail?: ReactNode;
};

/** One figure with its name; several stand in a `StatList`. */
export function Stat({ label, value, unit, detail }: Properties) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-muted text-xs">{label}</dt>
      <dd className="mt-0.5">
        <span className="font-[620] text-[1.25rem] leading-6 tracking-[-0.012em]">{value}</span>
        {unit && <span className="text-muted">{unit}</span>}
        {detail && <span className="block text-muted text-xs">{detail}</span>}
      </dd>
    </div>
  );
}

export function StatList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-x-6 gap-y-3">{children}</dl>;
}
