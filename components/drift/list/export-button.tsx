import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

/** What opens the export menu; a menu hands it its own properties. */
export function ExportButton(properties: Omit<ComponentProps<typeof Button>, "children">) {
  const t = useTranslations("drift.table");
  return (
    <Button small aria-label={t("export")} title={t("export")} {...properties}>
      <Download />
    </Button>
  );
}
