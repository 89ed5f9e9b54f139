import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { FoundPlace, SearchHit, SearchView } from "@/lib/domain/search/search-view";
import type { Entry, EntryGroup } from "./entry";
import { hitHref } from "./hit-href";

/** Digits of an id that a line shows. */
const SHOWN_DIGITS = 8;

type Said = { id: string; label: string; details: (string | null)[] };

/** What a search found as lines, in the words of the page's language. */
export function useHitEntries(): (view: SearchView, asOf?: number | null) => EntryGroup[] {
  const t = useTranslations("palette");
  const matrix = useTranslations("matrix");
  const status = useTranslations("run.status");
  const verdict = useTranslations("changes.verdict");
  const formats = useFormats();

  const cells = (count: number) => t("cells", { count, number: formats.count(count) });
  const short = (id: string) => id.slice(0, SHOWN_DIGITS);
  const modelOf = ({ model, variant }: { model: string; variant: string | null }) =>
    variant === null ? model : `${model} · ${variant}`;
  const whereOf = ({ chipName, chip, targetKind }: FoundPlace) => chipName ?? chip ?? matrix(`target.${targetKind}`);
  const marksOf = (place: FoundPlace) =>
    (["simulated", "emulated", "sample"] as const).filter((mark) => place[mark]).map((mark) => matrix(`mark.${mark}`));
  const labelOf = (place: FoundPlace) => `${modelOf(place)} · ${place.scheme}`;

  const say = (hit: SearchHit): Said => {
    switch (hit.kind) {
      case "model":
        return { id: hit.model, label: hit.model, details: [...hit.variants, cells(hit.cells)] };
      case "chip": {
        const soc = hit.name === null ? null : hit.soc;
        return { id: hit.soc, label: hit.name ?? hit.soc, details: [soc, hit.htpArch, cells(hit.cells)] };
      }
      case "scheme":
        return { id: hit.scheme, label: hit.scheme, details: [cells(hit.cells)] };
      case "evaluation": {
        const label = `${[hit.dataset, hit.split].filter(Boolean).join(" ")} · ${hit.metricName}`;
        const n = hit.samples === null ? matrix("nUnknown") : matrix("n", { count: formats.count(hit.samples) });
        return { id: hit.key, label, details: [modelOf(hit), n, cells(hit.cells)] };
      }
      case "run": {
        const { id, sequence, place } = hit;
        const told = [whereOf(place), status(hit.status), ...marksOf(place), formats.instant(hit.receivedAt)];
        return { id, label: labelOf(place), details: [`${short(id)} · #${sequence}`, ...told] };
      }
      case "change": {
        const { id, place } = hit;
        const told = [whereOf(place), verdict(hit.verdict), ...marksOf(place), formats.instant(hit.at)];
        return { id, label: labelOf(place), details: [short(id), ...told] };
      }
      case "cell":
        return { id: hit.key, label: labelOf(hit.place), details: [whereOf(hit.place), ...marksOf(hit.place)] };
    }
  };

  return (view, asOf = null) =>
    view.groups.map(({ kind, hits, found }) => ({
      kind,
      found,
      entries: hits.map((hit): Entry => {
        const { id, label, details } = say(hit);
        return {
          id: `${kind} ${id}`,
          kind,
          label,
          detail: details.filter(Boolean).join(" · "),
          href: hitHref(hit, asOf),
        };
      }),
    }));
}
