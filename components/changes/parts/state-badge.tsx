import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Triage } from "@/lib/domain/triage";

/** What has become of a change, and who looks after it. */
export function StateBadge({ state, assignee }: Triage) {
  const t = useTranslations("changes");
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-1.5">
      <Badge tone={state === "open" ? "accent" : "outline"} title={t(`stateHelp.${state}`)}>
        {t(`state.${state}`)}
      </Badge>
      {assignee !== null && (
        <bdi className="max-w-40 truncate text-muted text-xs" title={t("assignedTo", { name: assignee })}>
          {assignee}
        </bdi>
      )}
    </span>
  );
}
