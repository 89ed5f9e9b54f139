import Link from "next/link";
import { useTranslations } from "next-intl";

/** Runs up to which a matrix is still a beginning. */
const FEW_RUNS = 3;

/** Where to go from the first results; nothing once there are more than a few. */
export function FirstResults({ runs }: { runs: number }) {
  const t = useTranslations("reading.first");
  if (runs > FEW_RUNS) return null;
  const places = [
    ["/plan", t("plan")],
    ["/docs/api", t("send")],
    ["/import", t("import")],
    ["/runs", t("runs")],
  ] as const;
  return (
    <section
      aria-label={t("label")}
      className="panel mb-2.5 flex flex-wrap items-baseline gap-x-5 gap-y-1 px-3 py-1.5 print:hidden"
    >
      <p className="min-w-0 flex-1 basis-80">
        {t("arrived", { count: runs })} <span className="text-muted">{t("next")}</span>
      </p>
      <span className="flex flex-wrap gap-x-3 gap-y-1">
        {places.map(([href, words]) => (
          <Link key={href} href={href} prefetch={false} className="link">
            {words}
          </Link>
        ))}
      </span>
    </section>
  );
}
