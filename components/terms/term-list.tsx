import { useTranslations } from "next-intl";
import { Term } from "@/components/terms/term";
import type { TermId } from "@/components/terms/term-groups";

/** Terms of what follows, in a row, where none of them stands as a heading of its own. */
export function TermList({ ids }: { ids: readonly TermId[] }) {
  const t = useTranslations("concepts");
  return (
    <ul aria-label={t("used")} className="flex flex-wrap gap-x-3.5 gap-y-0.5 text-muted text-xs">
      {ids.map((id) => (
        <li key={id}>
          <Term id={id} />
        </li>
      ))}
    </ul>
  );
}
