import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { chipName, useFp16Words } from "@/components/chips/chip-words";
import { useFormats } from "@/components/format/use-formats";
import { chipHref, modelHref } from "@/components/layout/places";
import { pinOf, queryHref } from "@/components/standing/query-href";
import { useStateWords } from "@/components/standing/state-bar";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { ChipView, NeighbourChip } from "@/lib/domain/chip-view";

/** Models of which a gap is listed; the plan has all. */
const GAPS_SHOWN = 25;

/** Chips of the same architecture: those with results, and the others behind a click. */
export function ChipNeighbours({ view }: { view: ChipView }) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const { neighbours, chip } = view;
  if (chip === null) return null;
  const measured = neighbours.filter(({ standing }) => standing.cells > 0);
  const others = neighbours.filter(({ standing }) => standing.cells === 0);
  const note = chip.htpArch === null ? t("neighboursUnknown") : t("neighboursNote", { arch: chip.htpArch });
  return (
    <Section title={t("neighbours")} note={note}>
      {measured.length > 0 ? (
        <List chips={measured} asOf={pinOf(view)} />
      ) : (
        chip.htpArch !== null && <p className="text-muted">{t("noNeighbourMeasured")}</p>
      )}
      {others.length > 0 && (
        <Disclosure title={t("neighboursUntouched")} count={formats.count(others.length)} className="mt-2">
          <List chips={others} asOf={pinOf(view)} />
        </Disclosure>
      )}
    </Section>
  );
}

function List({ chips, asOf }: { chips: readonly NeighbourChip[]; asOf: number | null }) {
  const t = useTranslations("chips");
  const words = useFp16Words();
  const states = useStateWords();
  return (
    <ul className="mt-1 grid gap-1">
      {chips.map(({ soc, name, fp16, standing }) => (
        <li key={soc} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Link href={chipHref(soc, asOf)} prefetch={false} className="link">
            {name}
          </Link>
          <span className="text-muted text-xs">
            {[soc, t("fp16", { word: words(fp16) }), states(standing.states)].filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What its neighbours were measured with, and it never was. */
export function ChipCoverage({ view }: { view: ChipView }) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const { gaps, soc } = view;
  if (gaps.length === 0) return null;
  return (
    <Section title={t("gaps")} note={t("gapsNote")}>
      <ul className="grid gap-1.5">
        {gaps.slice(0, GAPS_SHOWN).map(({ model, variant, schemes, chips }) => (
          <li key={`${model} ${variant}`}>
            <Link href={modelHref(model, pinOf(view))} prefetch={false} className="link wrap-anywhere">
              <bdi>{variant === null ? model : `${model} · ${variant}`}</bdi>
            </Link>{" "}
            <span className="text-muted text-xs">
              {t("gap", { schemes: schemes.join(t("separator")), chips: chips.map(chipName).join(t("separator")) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2.5 flex flex-wrap items-baseline gap-2">
        {gaps.length > GAPS_SHOWN && (
          <span className="text-muted">{t("moreGaps", { number: formats.count(gaps.length - GAPS_SHOWN) })}</span>
        )}
        <ButtonLink small href={queryHref("/plan", { chip: soc })}>
          {t("inPlan")}
        </ButtonLink>
      </p>
    </Section>
  );
}
