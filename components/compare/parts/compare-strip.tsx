import { useTranslations } from "next-intl";
import { Freshness } from "@/components/freshness/freshness";

type Properties = {
  mode: "schemes" | "slices";
  /** The filter as applied, as a URL query. */
  query: string;
  /** The same view pinned, or let go. */
  pin: string;
  freshness: { asOfTime: number | null; pinned: boolean; pending: number };
};

const FORMATS = ["csv", "markdown", "json"] as const;

/** How fresh the view is, the link that keeps it, and its exports. */
export function CompareStrip({ mode, query, pin, freshness }: Properties) {
  const t = useTranslations("compare");
  const exportHref = (format: (typeof FORMATS)[number]) => {
    const parameters = new URLSearchParams(query);
    if (mode === "slices") parameters.set("mode", "slices");
    if (format !== "json") parameters.set("format", format);
    return `/api/v1/compare?${parameters}`;
  };
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 text-muted">
      <Freshness of={freshness} pin={pin} help={t(freshness.pinned ? "unpinHelp" : "pinHelp")} />
      {FORMATS.map((format) => (
        <a
          key={format}
          href={exportHref(format)}
          className="link"
          title={t(`exportHelp.${format}`)}
          download={format === "json" ? undefined : ""}
        >
          {t(`export.${format}`)}
        </a>
      ))}
    </p>
  );
}
