import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCauseName } from "@/components/cause/cause-headline";
import { useShare } from "@/components/cause/cause-words";
import { driftHref, layersHref } from "@/components/drift/drift-href";
import { useFormats } from "@/components/format/use-formats";
import { cellHref } from "@/components/matrix/panel/panel-links";
import { PanelMeter } from "@/components/matrix/panel/panel-meter";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { PanelWorkarounds } from "@/components/matrix/panel/panel-workarounds";
import { Term } from "@/components/terms/term";
import type { CauseBrief, LayerBrief, SquareReasons } from "@/lib/domain/square-view";

type Properties = { reasons: SquareReasons; cell: string; asOf: number | null };

/** Why the cell is as it is, in short: each part leads to the page that shows all of it. */
export function PanelReasons({ reasons: { cause, layers, workarounds }, cell, asOf }: Properties) {
  return (
    <>
      {cause && <Cause brief={cause} href={cellHref(cell, asOf, "#cause")} />}
      {layers && <Layers brief={layers} />}
      {workarounds.length > 0 && <PanelWorkarounds workarounds={workarounds} />}
    </>
  );
}

function Cause({ brief: { cause, posterior }, href }: { brief: CauseBrief; href: string }) {
  const t = useTranslations("square");
  const words = useTranslations("cause");
  const nameOf = useCauseName();
  const share = useShare();
  return (
    <PanelPart
      title={<Term id="cause">{t("cause")}</Term>}
      more={
        <Link href={href} prefetch={false} className="link">
          {t("why")}
        </Link>
      }
    >
      <p className="font-[560]">{nameOf(cause)}</p>
      {cause.class === "undetermined" && (
        <p className="text-muted text-xs">{cause.because.map((reason) => words(`because.${reason}`)).join(" ")}</p>
      )}
      {cause.class !== "undetermined" &&
        posterior.map(({ hypothesis, posterior: after }) => (
          <PanelMeter key={hypothesis} name={words(`hypothesis.${hypothesis}`)} share={after} text={share(after)} />
        ))}
    </PanelPart>
  );
}

function Layers({ brief: { runId, speaks, comparator, layers, worst, culprits } }: { brief: LayerBrief }) {
  const t = useTranslations("square");
  const formats = useFormats();
  const most = worst[0]?.introduced ?? 1;
  const rest = layers - worst.length;
  return (
    <PanelPart
      title={<Term id="introduced">{t("layers")}</Term>}
      more={
        <Link
          href={comparator === null ? layersHref(runId) : driftHref(comparator, runId)}
          prefetch={false}
          className="link"
        >
          {t("openDrift")}
        </Link>
      }
    >
      {worst.map(({ id, op, introduced }) => (
        <PanelMeter
          key={id}
          name={op === null ? id : `${id} · ${op}`}
          share={introduced / most}
          text={`${formats.fixed(introduced, 1)} dB`}
        />
      ))}
      <p className="mt-0.5 text-muted text-xs">
        {[
          worst.length === 0
            ? t("layersNone", { number: formats.count(layers) })
            : t("layersRest", { number: formats.count(rest) }),
          culprits > 0 ? t("culprits", { count: culprits }) : null,
          speaks ? null : t("layersEarlier"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </PanelPart>
  );
}
