import Link from "next/link";
import { useTranslations } from "next-intl";
import "@/components/standing/standing.css";
import { useFp16Words, useNpuWords } from "@/components/chips/chip-words";
import { FilterBar, type FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { chipHref } from "@/components/layout/places";
import { pinOf } from "@/components/standing/query-href";
import { StandingCells, useStandingColumns } from "@/components/standing/standing-cells";
import { StandingHeading } from "@/components/standing/standing-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import {
  CHIP_GROUPINGS,
  CHIP_SCOPES,
  type ChipGroup,
  type ChipLine,
  type ChipsView as View,
} from "@/lib/domain/chip-view";

const COLUMNS = 7;

type Properties = {
  view: View;
  /** The filter as applied, as a URL query. */
  query: string;
};

/** Every chip that the catalogue or a result knows. */
export function ChipsView({ view, query }: Properties) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const { groups, total, measured } = view;
  return (
    <div className="mx-auto max-w-[100rem]">
      <StandingHeading
        title={t("title")}
        about={t("lead", { measured: formats.count(measured), number: formats.count(total) })}
        view={view}
        query={query}
        path="/chips"
      />
      <div className="mt-3">
        <FilterBar
          query={query}
          controls={useControls()}
          words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
        />
        <div className="filter-body mt-3">
          {groups.length === 0 ? (
            <EmptyState title={t("nothingFound")} advice={t("nothingFoundAdvice")}>
              <ButtonLink href="/chips">{t("clear")}</ButtonLink>
            </EmptyState>
          ) : (
            <ChipsTable view={view} />
          )}
        </div>
      </div>
    </div>
  );
}

function useControls(): FilterControl[] {
  const t = useTranslations("chips");
  return [
    { kind: "text", name: "find", label: t("find") },
    {
      kind: "segments",
      name: "by",
      label: t("groupBy"),
      fallback: "arch",
      options: CHIP_GROUPINGS.map((id) => ({ id, label: t(`by.${id}`), count: null })),
    },
    {
      kind: "segments",
      name: "show",
      label: t("showWhich"),
      fallback: "all",
      options: CHIP_SCOPES.map((id) => ({ id, label: t(`show.${id}`), count: null })),
    },
  ];
}

function ChipsTable({ view }: { view: View }) {
  const t = useTranslations("chips");
  const { cells, worst, newest } = useStandingColumns();
  return (
    <TableFrame label={t("title")} className="standing-table">
      <TableHead
        columns={[
          t("chip"),
          { name: view.filter.by === "arch" ? t("tier") : t("npuHead"), className: "max-lg:hidden" },
          { name: t("fp16Head"), className: "max-lg:hidden" },
          { name: t("models"), number: true, className: "max-sm:hidden" },
          cells,
          worst,
          newest,
        ]}
      />
      {view.groups.map((group) => (
        <Group key={group.id ?? ""} group={group} view={view} />
      ))}
    </TableFrame>
  );
}

function Group({ group: { id, chips }, view }: { group: ChipGroup; view: View }) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const { by, find } = view.filter;
  const name = id === null ? t(`unknownGroup.${by}`) : by === "arch" ? t("archGroup", { arch: id }) : id;
  const measured = chips.filter(({ standing }) => standing.cells > 0);
  // Who looks for a chip wants its facts; a list of all would be mostly chips that nobody measured.
  const shown = find === null ? measured : chips;
  const others = chips.filter((line) => !shown.includes(line));
  return (
    <tbody>
      <tr className="standing-group">
        <th scope="rowgroup" colSpan={COLUMNS}>
          {name}{" "}
          <span className="font-normal text-muted">
            {t("measuredOf", { measured: formats.count(measured.length), number: formats.count(chips.length) })}
          </span>
        </th>
      </tr>
      {shown.map((line) => (
        <Row key={line.soc} line={line} by={by} asOf={pinOf(view)} />
      ))}
      {others.length > 0 && <Untouched chips={others} asOf={pinOf(view)} />}
    </tbody>
  );
}

/** Chips of the catalogue that nobody measured, by name alone. */
function Untouched({ chips, asOf }: { chips: readonly ChipLine[]; asOf: number | null }) {
  const t = useTranslations("chips");
  return (
    <tr>
      <td colSpan={COLUMNS} className="text-xs">
        <span className="me-2 text-muted">{t("neverMeasuredList")}</span>
        <ul className="inline">
          {chips.map(({ soc, chip }) => (
            <li key={soc} className="me-3 inline-block">
              <Link href={chipHref(soc, asOf)} prefetch={false} className="hover:underline">
                {chip?.name ?? soc}
              </Link>
              {chip !== null && chip.name !== soc && <span className="text-muted"> {soc}</span>}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Row({ line, by, asOf }: { line: ChipLine; by: View["filter"]["by"]; asOf: number | null }) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const fp16 = useFp16Words();
  const npu = useNpuWords();
  const { soc, chip, models, standing } = line;
  const { cells } = standing;
  const other = chip === null ? t("unknown") : by === "arch" ? chip.tier : npu(chip);
  return (
    <tr data-untouched={cells === 0 ? "" : undefined}>
      <th scope="row" className="max-w-64 max-sm:max-w-36">
        <Link
          href={chipHref(soc, asOf)}
          prefetch={false}
          className={`block wrap-anywhere hover:underline max-sm:min-w-30 ${cells === 0 ? "font-normal" : ""}`}
        >
          <bdi>{chip?.name ?? soc}</bdi>
        </Link>
        <bdi className="block font-normal text-2xs text-muted">
          {chip === null ? t("outside") : chip.name === soc ? null : soc}
        </bdi>
      </th>
      <td className="max-lg:hidden">{other}</td>
      <td className="max-lg:hidden">{fp16(chip?.fp16 ?? null)}</td>
      <td data-number className="max-sm:hidden">
        {cells > 0 && formats.count(models)}
      </td>
      <StandingCells standing={standing} none={t("neverShort")} says={["model", "scheme"]} asOf={asOf} />
    </tr>
  );
}
