import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Outcome } from "@/components/runs/outcome";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { DriftSide } from "@/lib/domain/drift-view";
import { useRunWords } from "./run-words";

/** Names told of files whose layers found no place. */
const NAMED = 5;

type Properties = { letter: "A" | "B"; title: string; side: DriftSide; children?: React.ReactNode };

/** One of the two runs: what it is, how it fared, and where its layers came from. */
export function RunSide({ letter, title, side, children }: Properties) {
  const t = useTranslations("drift");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const words = useRunWords();
  const { run } = side;
  const facts = [
    t("facts.layers", { count: side.layers, number: formats.count(side.layers) }),
    t(`facts.order.${side.order}`),
    side.against === null ? null : t("facts.against", { against: side.against }),
    side.samples === null ? null : t("facts.samples", { count: side.samples, number: formats.count(side.samples) }),
    side.layout,
  ];
  return (
    <section className="panel min-w-0 px-4 py-3" aria-label={title}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="drift-letter" data-side={letter}>
          {letter}
        </span>
        <span className="eyebrow">{title}</span>
        <span className="ms-auto">
          <Outcome line={run} />
        </span>
      </p>
      <p className="mt-1 wrap-anywhere">
        <Link href={`/runs/${encodeURIComponent(run.id)}`} prefetch={false} className="link font-[560]">
          <bdi>{words.place(run)}</bdi>
        </Link>
      </p>
      <p className="text-muted text-xs">
        {[...words.versions(side), formats.instant(run.startedAt ?? run.receivedAt)].join(" · ")}
      </p>
      {run.marks.length > 0 && (
        <p className="mt-1 flex flex-wrap gap-1">
          {run.marks.map((mark) => (
            <Badge key={mark} tone="outline">
              {matrix(`mark.${mark}`)}
            </Badge>
          ))}
        </p>
      )}
      <p className="mt-1 text-xs">{facts.filter(Boolean).join(" · ")}</p>
      <Sources side={side} />
      {children}
    </section>
  );
}

function Sources({ side: { sources } }: { side: DriftSide }) {
  const t = useTranslations("drift.facts");
  const formats = useFormats();
  return (
    <Disclosure
      title={t("sources")}
      count={formats.count(sources.length)}
      className="mt-1 text-xs [&_summary]:font-[550]"
    >
      <ul className="mt-1 space-y-1">
        {sources.map((source) => (
          <li key={source.id ?? "run"} className="wrap-anywhere text-muted">
            <span className="text-ink">
              {source.id === null ? t("withRun") : [source.importer, source.file].filter(Boolean).join(" · ")}
            </span>
            {" · "}
            {formats.instant(source.receivedAt)}
            {" · "}
            {t("placed", { placed: formats.count(source.placed), layers: formats.count(source.layers) })}
            {source.speaksFor.length > 0 && ` · ${t("speaksFor", { metrics: source.speaksFor.join(", ") })}`}
            {source.unplaced.length > 0 && ` · ${t("unplaced", { names: source.unplaced.slice(0, NAMED).join(", ") })}`}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
