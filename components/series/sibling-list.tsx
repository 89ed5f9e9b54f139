import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Sibling } from "@/lib/domain/change-view";
import type { SiblingReason } from "@/lib/domain/changes/siblings";

/** Digits of a hash that tell it from others at a glance. */
const HASH_DIGITS = 8;

/** Cells much like this one, each with why it is a series of its own. */
export function SiblingList({ siblings, unit }: { siblings: readonly Sibling[]; unit: string }) {
  const t = useTranslations("series");
  const formats = useFormats();
  const reasonWords = useReasonWords();
  return (
    <ul className="space-y-2">
      {siblings.map(({ key, reasons, value, points, measuredAt }) => (
        <li key={key}>
          <Link href={`/cells/${key}`} prefetch={false} className="link">
            {value === null ? t("noValue") : formats.text(formats.value(value, unit))}
          </Link>{" "}
          <span className="text-muted text-xs">
            {t("points", { count: points })} · {formats.instant(measuredAt)}
          </span>
          <span className="block break-words">{reasons.map(reasonWords).join(" ")}</span>
        </li>
      ))}
    </ul>
  );
}

function useReasonWords(): (reason: SiblingReason) => string {
  const t = useTranslations("series.reason");
  const run = useTranslations("run");
  const formats = useFormats();
  const named = (text: string | null) => text ?? run("unknown");
  const hash = (text: string | null) => (text === null ? run("unknown") : text.slice(0, HASH_DIGITS));
  return (reason) => {
    switch (reason.reason) {
      case "sample-count": {
        const [here, there] = [reason.a, reason.b].map((n) => (n === null ? run("unknown") : formats.count(n)));
        return t("sample-count", { here: here ?? "", there: there ?? "" });
      }
      case "sample-list":
        return t("sample-list", { here: hash(reason.a), there: hash(reason.b) });
      case "split":
        return t("split", { here: named(reason.a), there: named(reason.b) });
      case "metric-definition":
        return reason.ratio === null ? t("metric-definition") : t("rescaled");
    }
  };
}
