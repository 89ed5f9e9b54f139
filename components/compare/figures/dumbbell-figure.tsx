import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Dumbbell } from "@/components/compare/figures/dumbbell";
import { FigureFrame } from "@/components/compare/figures/figure-frame";
import { useFormats } from "@/components/format/use-formats";

type Properties = Omit<ComponentProps<typeof Dumbbell>, "label"> & {
  title: string;
  note: string;
  /** Name of the saved file. */
  name: string;
  /** Rows that are drawn: more are read in the table. */
  most: number;
};

/** A dumbbell drawing in a panel of its own, cut to what a figure can show. */
export function DumbbellFigure({ title, note, name, most, rows, ...drawing }: Properties) {
  const t = useTranslations("compare");
  const formats = useFormats();
  const shown = rows.slice(0, most);
  return (
    <section aria-label={title} className="panel min-w-0 px-4 py-3.5">
      <FigureFrame
        title={<h2>{title}</h2>}
        note={[
          note,
          rows.length > shown.length &&
            t("figure.cut", { shown: formats.count(shown.length), all: formats.count(rows.length) }),
        ]
          .filter(Boolean)
          .join(" ")}
        name={name}
        of={title}
      >
        <Dumbbell label={title} rows={shown} {...drawing} />
      </FigureFrame>
    </section>
  );
}
