"use client";

import { useTranslations } from "next-intl";
import { Menu } from "@/components/ui/menu";
import { ExportButton } from "./export-button";

/** The rows that are seen, as a file. */
export function ExportMenu({ save }: { save: (format: "csv" | "json") => void }) {
  const t = useTranslations("drift.table");
  return (
    <Menu
      align="end"
      trigger={<ExportButton />}
      entries={[
        { kind: "action", id: "csv", label: t("csv"), run: () => save("csv") },
        { kind: "action", id: "json", label: t("json"), run: () => save("json") },
      ]}
    />
  );
}
