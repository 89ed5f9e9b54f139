import { useTranslations } from "next-intl";
import { Freshness } from "@/components/freshness/freshness";
import { TabLinks } from "@/components/ui/tab-links";

type Properties = {
  mode: "schemes" | "slices";
  /** The filter as applied and pinned, as a URL query. */
  query: string;
  /** The same view pinned, or let go. */
  pin: string;
  /** Sequence that links keep. */
  asOf: number | null;
  freshness: { asOfTime: number | null; pinned: boolean; pending: number };
};

const FORMATS = ["csv", "markdown", "json"] as const;

/** How fresh the view is, the link that keeps it, its exports, and the two questions: schemes, or two slices. */
export function CompareHeading({ mode, query, pin, asOf, freshness }: Properties) {
  const t = useTranslations("compare");
  const exportHref = (format: (typeof FORMATS)[number]) => {
    const parameters = new URLSearchParams(query);
    if (mode === "slices") parameters.set("mode", "slices");
    if (format !== "json") parameters.set("format", format);
    return `/api/v1/compare?${parameters}`;
  };
  const kept = asOf === null ? "" : `?asOf=${asOf}`;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
        <h1>{t("title")}</h1>
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
      </div>
      <TabLinks
        label={t("modes")}
        current={mode}
        tabs={[
          { id: "schemes", label: t("mode.schemes"), href: `/compare${kept}` },
          { id: "slices", label: t("mode.slices"), href: `/compare/slices${kept}` },
        ]}
      />
    </>
  );
}
