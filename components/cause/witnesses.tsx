import Link from "next/link";
import { useTranslations } from "next-intl";
import { useHypotheses, usePlusMinus, useWitnessPlace } from "@/components/cause/cause-words";
import { Disclosure } from "@/components/ui/disclosure";
import type { Witness } from "@/lib/domain/cause/cause";

/** Hypotheses that a sentence names; the rest are counted. */
const NAMED = 3;

/** Witnesses shown before they are opened: those which exclude most. */
const SHOWN = 4;

/** What other runs say, each in a sentence that leads to its run. */
export function Witnesses({ witnesses, unit }: { witnesses: readonly Witness[]; unit: string }) {
  const t = useTranslations("cause");
  const allAssumed = witnesses.length > 0 && witnesses.every(({ assumed }) => assumed);
  return (
    <section aria-labelledby="cause-witnesses">
      <h3 id="cause-witnesses" className="font-[560]">
        {t("witnesses")}
      </h3>
      {witnesses.length === 0 && <p className="mt-1 text-muted">{t("witness.none")}</p>}
      {allAssumed && <p className="text-muted text-xs">{t("witness.allAssumed")}</p>}
      <List witnesses={witnesses.slice(0, SHOWN)} unit={unit} saysAssumed={!allAssumed} />
      {witnesses.length > SHOWN && (
        <Disclosure title={t("witness.others")} count={String(witnesses.length - SHOWN)} className="mt-2">
          <List witnesses={witnesses.slice(SHOWN)} unit={unit} saysAssumed={!allAssumed} />
        </Disclosure>
      )}
    </section>
  );
}

type Said = { unit: string; saysAssumed: boolean };

function List({ witnesses, ...said }: Said & { witnesses: readonly Witness[] }) {
  return (
    <ul className="mt-1.5 space-y-1.5">
      {witnesses.map((witness) => (
        <li key={witness.runId} className="border-line border-s-2 ps-2.5">
          <Sentence witness={witness} {...said} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ witness, unit, saysAssumed }: Said & { witness: Witness }) {
  const t = useTranslations("cause");
  const place = useWitnessPlace();
  const plusMinus = usePlusMinus(unit);
  const hypotheses = useHypotheses();
  const { reading, excludes, delta, runId, assumed } = witness;
  const rest = excludes.length - NAMED;
  return (
    <>
      <Link href={`/runs/${encodeURIComponent(runId)}`} prefetch={false} className="link wrap-anywhere">
        {place(witness)}
      </Link>{" "}
      {t(`witness.${reading}`)}
      {t("clause")}
      <span className="whitespace-nowrap font-[560]">{plusMinus(delta)}</span>
      {excludes.length > 0 && (
        <span title={hypotheses(excludes)}>
          :{" "}
          {t(reading === "unclear" ? "witness.against" : "witness.not", {
            hypotheses: hypotheses(excludes.slice(0, NAMED)),
          })}
          {rest > 0 && <> {t("witness.more", { count: rest })}</>}
        </span>
      )}
      {assumed && saysAssumed && <span className="block text-muted text-xs">{t("witness.assumed")}</span>}
    </>
  );
}
