import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Verdict } from "@/lib/domain/changes/change";

/** A verdict in a word, what it takes in its tooltip. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("changes");
  return (
    <Badge tone={verdict} title={t(`verdictHelp.${verdict}`)}>
      {t(`verdict.${verdict}`)}
    </Badge>
  );
}
