import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeEnd } from "@/lib/domain/change-view";

type Properties = { from: ChangeEnd; to: ChangeEnd; unit: string };

/** Both ends, `83.2 % → 2.8 %`; an end without a value says why. */
export function ChangeValues({ from, to, unit }: Properties) {
  const t = useTranslations("changes");
  return (
    <span className="inline-flex items-baseline gap-1 whitespace-nowrap">
      <End end={from} unit={unit} />
      <span className="text-muted" aria-hidden="true">
        {t("arrow")}
      </span>
      <span className="sr-only">{t("to")}</span>
      <End end={to} unit={unit} />
    </span>
  );
}

function End({ end: { status, value }, unit }: { end: ChangeEnd; unit: string }) {
  const run = useTranslations("run");
  const t = useTranslations("changes");
  const formats = useFormats();
  if (status !== "ok") return <span className="font-[560] text-danger">{run(`status.${status}`)}</span>;
  if (value === null) return <span className="text-muted">{t("noValue")}</span>;
  return <span>{formats.text(formats.value(value, unit))}</span>;
}
