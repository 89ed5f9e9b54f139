import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";

/** The two questions: schemes beside each other, or two slices of the matrix. */
export function ModeTabs({ current, asOf }: { current: "schemes" | "slices"; asOf: number | null }) {
  const t = useTranslations("compare");
  const pin = asOf === null ? "" : `?asOf=${asOf}`;
  return (
    <TabLinks
      label={t("modes")}
      current={current}
      tabs={[
        { id: "schemes", label: t("mode.schemes"), href: `/compare${pin}` },
        { id: "slices", label: t("mode.slices"), href: `/compare/slices${pin}` },
      ]}
    />
  );
}
