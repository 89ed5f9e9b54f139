import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SaveFigure } from "@/components/compare/figures/save-figure";

type Properties = {
  title: ReactNode;
  note?: ReactNode;
  name: string;
  of: string;
  children: ReactNode;
  className?: string;
};

/** A drawing with its caption and the buttons that save it. */
export function FigureFrame({ title, note, name, of, children, className = "" }: Properties) {
  const t = useTranslations("compare");
  return (
    <figure className={`min-w-0 ${className}`}>
      <figcaption className="mb-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          {title}
          {note && <p className="max-w-prose text-muted text-xs">{note}</p>}
        </div>
        <SaveFigure name={name} words={{ svg: t("save.svg"), png: t("save.png"), of }} />
      </figcaption>
      {children}
    </figure>
  );
}
