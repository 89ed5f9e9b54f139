import { useTranslations } from "next-intl";
import { CopyBlock } from "@/components/ui/copy-block";
import { Disclosure } from "@/components/ui/disclosure";
import type { PlanLine } from "@/lib/domain/plan-view";

/** The commands that take an item and post its result, with the document to fill in. */
export function HowToRun({ item: { key, document }, origin }: { item: PlanLine; origin: string }) {
  const t = useTranslations("plan");
  const take = `curl -X POST ${origin}/api/v1/plan/${key}/lease -H "Authorization: Bearer $DRIFTGRID_TOKEN"`;
  const shared = {
    words: { copy: t("copy"), copied: t("copied") },
    className: "max-w-[min(44rem,80vw)] whitespace-pre-wrap break-all",
  };
  return (
    <Disclosure title={<span className="font-normal text-xs">{t("howTo")}</span>} className="mt-1">
      <div className="mt-1 space-y-2">
        <CopyBlock title={t("takeIt")} text={take} {...shared} />
        <CopyBlock title={t("fillIn")} text={document} {...shared} />
      </div>
    </Disclosure>
  );
}
