import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { toneOf } from "@/components/matrix/tone";
import type { RunLine } from "@/lib/domain/run-view";

/** What came out of a run: its value and delta, or the word for why there is none. */
export function Outcome({ line }: { line: RunLine }) {
  const t = useTranslations("run");
  const formats = useFormats();
  const { status, value, delta, unit } = line;
  if (status !== "ok" || value === null)
    return (
      <span
        className={status === "unsupported" ? "text-muted" : "font-[560] text-danger"}
        title={line.reason ?? undefined}
      >
        {t(`status.${status}`)}
      </span>
    );
  const shown = formats.value(value, unit);
  return (
    <span className="inline-flex items-baseline gap-x-2.5 whitespace-nowrap">
      {delta !== null && (
        <span className="delta" data-tone={toneOf(delta, unit, null)}>
          {formats.text(formats.delta(delta, unit))}
        </span>
      )}
      <span>{formats.text(shown)}</span>
    </span>
  );
}
