import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Outcome } from "@/components/runs/outcome";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { ComparatorFacts, ComparatorReason } from "@/lib/domain/drift/comparator";
import type { Comparators as View } from "@/lib/domain/drift-view";
import type { RunLine } from "@/lib/domain/run-view";
import { driftHref } from "./drift-href";
import { useRunWords, type VersionedRun } from "./run-words";

type Properties = {
  comparators: View;
  /** The run in question, and the one that it is held against now. */
  b: string;
  a: string | null;
};

/** Runs that could stand as the healthy side: the proposal first, then by kind; those that cannot, and why. */
export function ComparatorPicker({ comparators, b, a }: Properties) {
  const t = useTranslations("drift.comparators");
  const formats = useFormats();
  const { usable, refused, more, considered } = comparators;
  const kinds = [...new Set(usable.map(({ reason }) => reason))];
  return (
    <Disclosure
      title={a === null ? t("choose") : t("change")}
      count={formats.count(usable.length)}
      open={a === null}
      className="panel px-4 py-3"
    >
      <p className="mt-1.5 text-muted">
        {usable.length === 0 ? t("none") : t("usable", { count: usable.length, number: formats.count(usable.length) })}
      </p>
      {kinds.map((kind, index) => (
        <Kind
          key={kind}
          kind={kind}
          first={index === 0}
          a={a}
          b={b}
          options={usable.filter((o) => o.reason === kind)}
        />
      ))}
      {refused.length > 0 && (
        <Disclosure
          title={t("refused", { count: refused.length, number: formats.count(refused.length) })}
          className="mt-2.5"
        >
          <Refused refused={refused} b={b} />
        </Disclosure>
      )}
      {more && <p className="mt-2 text-muted">{t("more", { number: formats.count(considered) })}</p>}
      <form action="/drift" className="mt-3 flex flex-wrap items-end gap-2">
        <input type="hidden" name="b" value={b} />
        <label className="min-w-0 grow sm:max-w-96">
          <span className="eyebrow mb-0.5 block">{t("byId")}</span>
          <input name="a" required className="field font-mono text-xs" spellCheck={false} autoComplete="off" />
        </label>
        <Button type="submit">{t("go")}</Button>
      </form>
    </Disclosure>
  );
}

/** Runs named of one kind before the rest is behind a disclosure. */
const SHOWN = 4;

type KindProperties = {
  kind: ComparatorReason;
  first: boolean;
  options: View["usable"];
  a: string | null;
  b: string;
};

function Kind({ kind, first, options, a, b }: KindProperties) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const rest = options.slice(SHOWN);
  const lines = (list: View["usable"], from: number) => (
    <ul>
      {list.map((option, index) => (
        <Option key={option.run.id} option={option} proposed={first && from + index === 0} a={a} b={b} />
      ))}
    </ul>
  );
  return (
    <section className="mt-3">
      <h3 className="eyebrow">{t(`comparators.kind.${kind}`)}</h3>
      <p className="text-muted text-xs">{t(`reason.${kind}`)}</p>
      {lines(options.slice(0, SHOWN), 0)}
      {rest.length > 0 && (
        <Disclosure title={t("verdict.more", { number: formats.count(rest.length) })} className="text-xs">
          {lines(rest, SHOWN)}
        </Disclosure>
      )}
    </section>
  );
}

type OptionProperties = {
  option: VersionedRun & { facts: ComparatorFacts };
  proposed: boolean;
  a: string | null;
  b: string;
};

function Option({ option, proposed, a, b }: OptionProperties) {
  const t = useTranslations("drift");
  const { run, facts } = option;
  const current = run.id === a;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5 last:border-b-0">
      <RunLineWords option={option} facts={facts} />
      {proposed && <Badge tone="accent">{t("standing.proposed")}</Badge>}
      <span className="ms-auto">
        {current ? (
          <Badge>{t("comparators.current")}</Badge>
        ) : (
          <ButtonLink
            small
            kind={proposed ? "primary" : "plain"}
            href={driftHref(run.id, b)}
            data-keep=""
            aria-label={`${t("comparators.compare")}: ${run.scheme}, ${run.id.slice(0, 8)}`}
          >
            {t("comparators.compare")}
          </ButtonLink>
        )}
      </span>
    </li>
  );
}

function RunLineWords({ option, facts }: { option: VersionedRun; facts: ComparatorFacts }) {
  const t = useTranslations("drift.comparators");
  const formats = useFormats();
  const words = useRunWords();
  const run: RunLine = option.run;
  const samples = facts.sameSamples === null ? null : facts.sameSamples ? t("sameSamples") : t("otherSamples");
  const details = [
    ...words.versions(option),
    formats.instant(run.startedAt ?? run.receivedAt),
    t("coverage", { share: formats.share(facts.coverage) }),
    samples,
  ];
  return (
    <span className="min-w-0">
      <span className="flex flex-wrap items-baseline gap-x-2.5">
        <bdi className="font-[560]">{words.place(run)}</bdi> <Outcome line={run} />
      </span>
      <span className="block text-muted text-xs">{details.filter(Boolean).join(" · ")}</span>
    </span>
  );
}

function Refused({ refused, b }: { refused: View["refused"]; b: string }) {
  const t = useTranslations("drift");
  return (
    <ul className="mt-1">
      {refused.map((option) => (
        <li
          key={option.run.id}
          className="flex flex-wrap items-center gap-x-3 border-line border-b py-1.5 last:border-b-0"
        >
          <RunLineWords option={option} facts={option.facts} />
          <span className="text-muted">{t(`obstacle.${option.obstacle}`)}</span>
          <ButtonLink small kind="quiet" className="ms-auto" href={driftHref(option.run.id, b)} data-keep="">
            {t("comparators.anyway")}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
