import { useTranslations } from "next-intl";
import { MovedVersions } from "@/components/changes/parts/moved-versions";
import { useFormats } from "@/components/format/use-formats";
import { Disclosure } from "@/components/ui/disclosure";
import type { SliceEnvironment as Difference, SlicesView } from "@/lib/domain/slices-view";

/** Differences that are said; the others fold. */
const SHOWN = 6;

/** What the environments of A and B differ in: the first thing to know of a difference. */
export function SliceEnvironment({ view: { environment } }: { view: SlicesView }) {
  const t = useTranslations("compare.slices");
  const { differences, cells } = environment;
  if (cells === 0) return null;
  const rest = differences.slice(SHOWN);
  return (
    <section aria-label={t("environment")} className="panel px-4 py-3">
      <h2>{t("environment")}</h2>
      {differences.length === 0 ? (
        <p className="mt-1 text-muted">{t("sameEnvironment")}</p>
      ) : (
        <List differences={differences.slice(0, SHOWN)} cells={cells} />
      )}
      {rest.length > 0 && (
        <Disclosure title={t("moreEnvironment")} count={String(rest.length)} className="mt-2">
          <List differences={rest} cells={cells} />
        </Disclosure>
      )}
    </section>
  );
}

function List({ differences, cells }: { differences: Difference[]; cells: number }) {
  const t = useTranslations("compare.slices");
  const formats = useFormats();
  return (
    <ul className="mt-1.5 grid gap-x-8 gap-y-1 md:grid-cols-2">
      {differences.map((one) => (
        <li
          key={`${one.axis} ${one.option} ${one.from} ${one.to}`}
          className="flex min-w-0 flex-wrap items-baseline gap-x-2"
        >
          <MovedVersions moved={[one]} whole />
          <span className="text-muted text-xs">
            {t("inCells", { cells: formats.count(one.cells), all: formats.count(cells) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
