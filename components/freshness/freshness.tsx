import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/components/format/use-formats";

type Properties = {
  of: { asOfTime: number | null; pinned: boolean; pending: number };
  /** The same view pinned, or let go. */
  pin: string;
  /** What pinning it is good for, or letting it go. */
  help: string;
  /** The link, where pages keep more in their address than the server knows. */
  as?: (properties: { href: string; className: string; title: string; children: ReactNode }) => ReactNode;
  /** What the view counts, between its time and what it does not show yet. */
  children?: ReactNode;
};

/** The moment that a view shows, what is not in it yet, and the link that keeps it as it is. */
export function Freshness({ of: { asOfTime, pinned, pending }, pin, help, as: Pin, children }: Properties) {
  const t = useTranslations("freshness");
  const formats = useFormats();
  return (
    <>
      {asOfTime !== null && (
        <time dateTime={new Date(asOfTime).toISOString()}>
          {t(pinned ? "pinnedTo" : "asOf", { time: formats.instant(asOfTime) })}
        </time>
      )}
      {children}
      {pending > 0 && <span>{t("pending", { count: pending, number: formats.count(pending) })}</span>}
      {Pin ? (
        <Pin href={pin} className="link" title={help}>
          {t(pinned ? "unpin" : "pin")}
        </Pin>
      ) : (
        <Link href={pin} prefetch={false} scroll={false} className="link" title={help}>
          {t(pinned ? "unpin" : "pin")}
        </Link>
      )}
    </>
  );
}
