import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { toneOf } from "@/components/matrix/tone";
import { Outcome } from "@/components/runs/outcome";
import { modelName, useTargetName } from "@/components/runs/run-names";
import { RowLink } from "@/components/ui/row-link";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { ComparableRun, ComparableView, ExcludedRuns } from "@/lib/domain/comparable-view";
import type { RunLine } from "@/lib/domain/run-view";

/** Runs that this one may be held against, side by side, and why others may not. */
export function RunComparable({ view, run }: { view: ComparableView; run: RunLine }) {
  const t = useTranslations("run.comparable");
  const formats = useFormats();
  return (
    <section className="mt-6" aria-labelledby="comparable-title">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="comparable-title">{t("title")}</h2>
        <Link href={`/compare?${view.compareQuery}`} prefetch={false} className="link">
          {t("compare")}
        </Link>
      </div>
      {view.groups.length === 0 && <p className="mt-1 text-muted">{t("none")}</p>}
      {view.groups.map(({ group, runs, more }) => (
        <div key={group} className="mt-3">
          <h3 className="eyebrow mb-1">{t(`group.${group}`)}</h3>
          <TableFrame label={t(`group.${group}`)} className="max-sm:table-fixed">
            <Head />
            <tbody>
              {runs.map((one) => (
                <Row key={one.run.id} one={one} />
              ))}
            </tbody>
          </TableFrame>
          {more > 0 && (
            <p className="mt-1 text-muted text-xs">{t("more", { count: more, number: formats.count(more) })}</p>
          )}
        </div>
      ))}
      {view.elsewhere > 0 && (
        <p className="mt-2 text-muted text-xs">
          {t("elsewhere", { count: view.elsewhere, number: formats.count(view.elsewhere) })}
        </p>
      )}
      {view.excluded.length > 0 && <Excluded excluded={view.excluded} run={run} />}
    </section>
  );
}

function Head() {
  const t = useTranslations("run.comparable");
  const runs = useTranslations("runs");
  const axis = useTranslations("matrix.axis");
  return (
    <TableHead
      columns={[
        { name: t("run"), className: "max-sm:w-[40%]" },
        { name: runs("result"), number: true },
        { name: t("difference"), number: true },
        { name: axis("qairt"), className: "max-md:hidden" },
        { name: axis("onnxruntime"), className: "max-md:hidden" },
        { name: runs("measured"), className: "max-lg:hidden" },
        { name: t("notes"), className: "max-lg:hidden" },
      ]}
    />
  );
}

function Row({ one: { run, versions, difference, interval, notes } }: { one: ComparableRun }) {
  const t = useTranslations("run.comparable");
  const formats = useFormats();
  const targetName = useTargetName();
  const signed = (value: number) => formats.text(formats.delta(value, run.unit));
  return (
    <tr data-row className="relative hover:bg-sunken">
      <td className="max-w-72">
        <RowLink href={`/runs/${encodeURIComponent(run.id)}`} className="block truncate">
          <bdi>{[targetName(run), run.scheme, run.path].filter(Boolean).join(" · ")}</bdi>
        </RowLink>
      </td>
      <td data-number>
        <Outcome line={{ ...run, delta: null }} />
      </td>
      <td data-number>
        {difference === null ? (
          <span className="text-muted">–</span>
        ) : (
          <span
            className="delta"
            data-tone={toneOf(difference, run.unit, null)}
            title={interval === null ? t("noInterval") : `${signed(interval.low)} … ${signed(interval.high)}`}
          >
            {signed(difference)}
          </span>
        )}
      </td>
      <td className="max-md:hidden">
        <bdi className="block max-w-36 truncate" title={versions.qairt ?? undefined}>
          {versions.qairt ?? "–"}
        </bdi>
      </td>
      <td className="max-md:hidden">
        <bdi>{versions.onnxruntime ?? "–"}</bdi>
      </td>
      <td className="whitespace-nowrap max-lg:hidden">{formats.instant(run.startedAt ?? run.receivedAt)}</td>
      <td className="text-muted text-xs max-lg:hidden">{notes.map((note) => t(`note.${note}`)).join(" · ")}</td>
    </tr>
  );
}

function Excluded({ excluded, run }: { excluded: ExcludedRuns[]; run: RunLine }) {
  const t = useTranslations("run.comparable");
  const formats = useFormats();
  const n = (line: RunLine) =>
    line.samples === null ? t("nUnknown") : t("n", { number: formats.count(line.samples) });
  const told = (line: RunLine) =>
    [
      line.variant === run.variant ? null : modelName(line),
      line.dataset,
      line.split,
      line.metricName,
      n(line),
      line.scheme,
      line.chip,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <div className="mt-4">
      <h3 className="eyebrow mb-1">{t("excluded")}</h3>
      <ul className="panel divide-y divide-line px-4">
        {excluded.map(({ reason, count, example }) => (
          <li key={reason} className="py-1.5">
            <span className="font-[560]">{t(`reason.${reason}`)}</span>{" "}
            <span className="text-muted">{t("results", { count, number: formats.count(count) })}</span>
            <Link
              href={`/runs/${encodeURIComponent(example.id)}`}
              prefetch={false}
              className="block truncate text-muted text-xs hover:text-ink"
            >
              {t("example")} <bdi>{told(example)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
