import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Term } from "@/components/terms/term";
import type { TermId } from "@/components/terms/term-groups";

/** A named fact; null is said as unknown, never left out. */
export type Fact = {
  label: string;
  /** Explains the label. */
  term?: TermId;
  value: ReactNode;
  code?: boolean;
};

export function FactList({ facts }: { facts: Fact[] }) {
  const t = useTranslations("run");
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
      {facts.map(({ label, term, value, code }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{term ? <Term id={term}>{label}</Term> : label}</dt>
          <dd className={code ? "break-all font-mono text-xs leading-5" : "break-words"}>
            {value === null || value === "" ? <span className="text-muted">{t("unknown")}</span> : <bdi>{value}</bdi>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type PanelProperties = {
  title: string;
  /** Explains the title. */
  term?: TermId;
  children: ReactNode;
};

export function FactPanel({ title, term, children }: PanelProperties) {
  return (
    <section className="panel mb-3 min-w-0 break-inside-avoid px-4 py-3.5">
      <h2 className="eyebrow mb-2">{term ? <Term id={term}>{title}</Term> : title}</h2>
      {children}
    </section>
  );
}
