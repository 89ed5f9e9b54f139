import Link from "next/link";
import { useTranslations } from "next-intl";
import { useShare } from "@/components/cause/cause-words";
import { useFormats } from "@/components/format/use-formats";
import { toneOf } from "@/components/matrix/tone";
import type { Difference, LossSplit as Split } from "@/lib/domain/cause/cause";

type Properties = { split: Split; unit: string; reference: number | null };

/** Reference to host or simulator to device: where the drop arises, as two signed parts. */
export function LossSplit({ split, unit, reference }: Properties) {
  const t = useTranslations("cause");
  const share = useShare();
  return (
    <section aria-labelledby="cause-split">
      <h3 id="cause-split" className="font-[560]">
        {t("split.title")}
      </h3>
      <ol className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
        <li>{t("split.reference")}</li>
        <Part name={t("split.quantization")} loss={split.quantization} unit={unit} before={reference} />
        <li>
          <Link href={`/runs/${encodeURIComponent(split.runId)}`} prefetch={false} className="link">
            {t(`split.${split.targetKind}`)}
          </Link>
        </li>
        <Part name={t("split.platform")} loss={split.platform} unit={unit} before={reference} />
        <li>{t("split.device")}</li>
      </ol>
      <p className="mt-1 text-muted text-xs">
        {t("split.share", { share: share(Math.min(1, Math.max(0, split.share))) })}{" "}
        {split.assumed && t("split.assumed")}
      </p>
    </section>
  );
}

function Part({ name, loss, unit, before }: { name: string; loss: Difference; unit: string; before: number | null }) {
  const t = useTranslations("cause");
  const formats = useFormats();
  const { value, low, high } = loss;
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className="text-muted">
        →
      </span>
      <span className="inline-flex flex-col items-center rounded-md border border-line px-2 py-1">
        <span className="text-muted text-xs">{name}</span>
        <span className="delta" data-tone={toneOf(-value, unit, before)}>
          {formats.text(formats.delta(-value, unit))}
        </span>
        {low !== null && high !== null && (
          <span className="text-2xs text-muted">
            {t("split.interval", {
              low: formats.delta(-high, unit).number,
              high: formats.text(formats.delta(-low, unit)),
            })}
          </span>
        )}
      </span>
      <span aria-hidden="true" className="text-muted">
        →
      </span>
    </li>
  );
}
