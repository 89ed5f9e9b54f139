import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useWhyWords } from "@/components/changes/detail/why-words";
import type { ChangeView } from "@/lib/domain/change-view";

/** The rule behind the verdict with its inputs and thresholds, one question a line. */
export function WhyPanel({ view }: { view: ChangeView }) {
  const t = useTranslations("change");
  const verdict = useTranslations("changes")(`verdict.${view.line.verdict}`);
  const reasons = useWhyWords()(view);
  const { explainedBy } = view.judgement;
  return (
    <Section id="why" title={t("whyTitle", { verdict })} term={`verdict-${view.line.verdict}`} note={t("whyNote")}>
      <dl className="grid gap-x-5 gap-y-1 sm:grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)]">
        {reasons.map(({ about, words }) => (
          <div key={about} className="contents">
            <dt className="text-muted max-sm:mt-1.5">{about}</dt>
            <dd className="max-w-prose break-words">{words}</dd>
          </div>
        ))}
      </dl>
      {explainedBy !== null && (
        <p className="mt-2.5">
          {t("explainedBy")}{" "}
          <Link href={`/changes/${explainedBy}`} prefetch={false} className="link">
            {t("explaining")}
          </Link>
        </p>
      )}
    </Section>
  );
}
