import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TableFrame } from "@/components/ui/table-frame";

/** The table of a panel, under a name that is not the panel's own. */
export function PanelTable({ name, grid, children }: { name: string; grid?: boolean; children: ReactNode }) {
  const t = useTranslations("standing");
  return (
    <TableFrame
      look="plain"
      label={t("table", { name })}
      className={grid ? "standing-table standing-grid" : "standing-table"}
    >
      {children}
    </TableFrame>
  );
}
