import Link from "next/link";
import { useTranslations } from "next-intl";
import { TermList } from "@/components/terms/term-list";
import { Button } from "@/components/ui/button";

/** How to read the matrix in one line, until a reader puts it away; works without script. */
export function ReadingHint({ putAway }: { putAway: () => Promise<void> }) {
  const t = useTranslations("reading");
  return (
    <section
      aria-label={t("label")}
      className="panel mb-2.5 flex flex-wrap items-baseline gap-x-5 gap-y-1 px-3 py-1.5 max-lg:flex-col print:hidden"
    >
      <p className="min-w-0 lg:flex-1 lg:basis-96">
        {t("square")} <span className="text-muted">{t("figures")}</span>
      </p>
      <TermList ids={["delta", "reference", "interval", "scheme"]} />
      <span className="flex items-baseline gap-3">
        <Link href="/docs/concepts" prefetch={false} className="link whitespace-nowrap">
          {t("more")}
        </Link>
        <form action={putAway}>
          <Button small kind="quiet" type="submit">
            {t("putAway")}
          </Button>
        </form>
      </span>
    </section>
  );
}
