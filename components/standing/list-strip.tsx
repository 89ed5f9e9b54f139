import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Freshness } from "@/components/freshness/freshness";
import { queryHref } from "@/components/standing/query-href";
import type { AtMark } from "@/lib/domain/chip-view";

type Properties = {
  view: AtMark;
  /** The page, and its operation below `/api/v1`. */
  path: string;
  /** The filter as applied, as a URL query. */
  query: string;
  /** Formats that the operation answers. */
  formats: readonly ("csv" | "json")[];
  children?: ReactNode;
};

/** How fresh a page is, the link that keeps it as it is, and the same as data. */
export function ListStrip({ view, path, query, formats, children }: Properties) {
  const t = useTranslations("standing");
  const asked = Object.fromEntries(new URLSearchParams(query));
  const pin = queryHref(path, { ...asked, asOf: view.pinned ? null : view.asOf });
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 text-muted">
      <Freshness of={view} pin={pin} help={t(view.pinned ? "unpinHelp" : "pinHelp")}>
        {children}
      </Freshness>
      {formats.map((format) => (
        <a
          key={format}
          href={queryHref(`/api/v1${path}`, { ...asked, format: format === "csv" ? format : null })}
          className="link"
          download={format === "csv" ? "" : undefined}
        >
          {t(`export.${format}`)}
        </a>
      ))}
    </p>
  );
}
