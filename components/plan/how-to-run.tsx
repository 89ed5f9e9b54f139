import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import type { PlanLine } from "@/lib/domain/plan-view";

/** The commands that take an item and post its result, with the document to fill in. */
export function HowToRun({ item: { key, document }, origin }: { item: PlanLine; origin: string }) {
  const t = useTranslations("plan");
  const take = `curl -X POST ${origin}/api/v1/plan/${key}/lease -H "Authorization: Bearer $DRIFTGRID_TOKEN"`;
  return (
    <Disclosure title={<span className="font-normal text-xs">{t("howTo")}</span>} className="mt-1">
      <div className="mt-1 space-y-2">
        <Code title={t("takeIt")} text={take} />
        <Code title={t("fillIn")} text={document} />
      </div>
    </Disclosure>
  );
}

function Code({ title, text }: { title: string; text: string }) {
  const t = useTranslations("plan");
  return (
    <div>
      <div className="flex items-center justify-between gap-2 text-xs">
        <span className="text-muted">{title}</span>
        <CopyButton text={text} words={{ copy: t("copy"), copied: t("copied") }} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="code-block mt-1 max-w-[min(44rem,80vw)] whitespace-pre-wrap break-all">
        {text}
      </pre>
    </div>
  );
}
