import type { useTranslations } from "next-intl";
import { legendTerms } from "@/components/matrix/legend-terms";
import { legendWords } from "@/components/matrix/legend-words";
import { squareWords } from "@/components/matrix/square-words";
import { AXES, MODES } from "@/lib/domain/matrix";
import type { DiffFilter } from "@/lib/domain/matrix-diff";
import { GROUPINGS, type Grouping, SIDES, SPOTLIGHTS } from "@/lib/domain/matrix-layout";

type Translators = {
  t: ReturnType<typeof useTranslations<"matrix">>;
  keys: ReturnType<typeof useTranslations<"keys.matrix">>;
  compare: ReturnType<typeof useTranslations<"compare">>;
  refusal: ReturnType<typeof useTranslations<"settings.refusal">>;
  terms: ReturnType<typeof useTranslations<"terms">>;
  concepts: ReturnType<typeof useTranslations<"concepts">>;
};

const record = <Key extends string>(names: readonly Key[], word: (key: Key) => string) =>
  Object.fromEntries(names.map((name) => [name, word(name)])) as Record<Key, string>;

const groupings: readonly Grouping[] = [...new Set(AXES.flatMap((axis): readonly Grouping[] => GROUPINGS[axis]))];
const blank = { name: "{name}", count: "{count}" };

/** Everything that the matrix says in the browser, as texts and templates (`fill`). */
export function deskWords({ t, keys, compare, refusal, ...explained }: Translators, diff: DiffFilter | null) {
  return {
    square: squareWords(t, compare),
    legend: { ...legendWords(t, diff), terms: legendTerms(explained) },
    title: t("title"),
    separator: t("separator"),
    modes: { ...record(MODES, (mode) => t(`mode.${mode}`)), ...(diff ? { delta: t("mode.change") } : {}) },
    modeHelp: {
      ...record(MODES, (mode) => t(`modeHelp.${mode}`)),
      ...(diff ? { delta: t("modeHelp.change") } : {}),
    },
    firstRows: t("firstRows"),
    show: t("show"),
    budget: t("budget"),
    budgetHelp: t("budgetHelp"),
    budgetHelpDiff: t("budgetHelpDiff"),
    budgetRefused: t("budgetRefused", { most: "{most}", decimals: "{decimals}" }),
    none: t("none"),
    points: t("points"),
    groupBy: record(SIDES, (side) => t(`groupBy.${side}`)),
    groupings: record(groupings, (grouping) => t(`grouping.${grouping}`)),
    folded: record(SIDES, (side) => t(`folded.${side}`, blank)),
    hidden: record(SIDES, (side) => t(`hidden.${side}`, blank)),
    sorted: record(SIDES, (side) => t(`sorted.${side}`, blank)),
    bringBack: t("bringBack", blank),
    bringAllBack: t("bringAllBack"),
    allHidden: record(SIDES, (side) => t(`allHidden.${side}`)),
    allHiddenAdvice: t("allHiddenAdvice"),
    layout: t("layout"),
    status: {
      unsorted: record(SIDES, (side) => t(`status.unsorted.${side}`)),
      grouped: record(SIDES, (side) => t(`status.grouped.${side}`, blank)),
      folded: t("status.folded", blank),
      unfolded: t("status.unfolded", blank),
      addedTo: t("status.addedTo", { ...blank, set: "{set}" }),
      takenOut: t("status.takenOut", { ...blank, set: "{set}" }),
    },
    refusal: { failed: refusal("failed"), refused: refusal("refused") },
    menuOf: t("menuOf", blank),
    worstFirst: t("worstFirst"),
    bestFirst: t("bestFirst"),
    coverage: t("coverage"),
    spotlight: record(SPOTLIGHTS, (spotlight) => t(`spotlight.${spotlight}`)),
    spotlightHelp: t("spotlightHelp"),
    menu: {
      sortWorst: record(SIDES, (side) => t(`menu.sortWorst.${side}`)),
      sortBest: record(SIDES, (side) => t(`menu.sortBest.${side}`)),
      unsort: t("menu.unsort"),
      hide: record(SIDES, (side) => t(`menu.hide.${side}`)),
      hideGroup: t("menu.hideGroup"),
      first: t("menu.first"),
      earlier: t("menu.earlier"),
      later: t("menu.later"),
      fold: t("menu.fold", blank),
      unfold: t("menu.unfold", blank),
      addToSet: t("menu.addToSet", { set: "{set}" }),
      takeOut: t("menu.takeOut", { set: "{set}" }),
      only: t("menu.only"),
      page: t("menu.page", blank),
      groupBy: t("menu.groupBy", blank),
    },
    keys: {
      move: keys("move"),
      edge: keys("edge"),
      page: keys("page"),
      ends: keys("ends"),
      corners: keys("corners"),
      open: keys("open"),
      menu: keys("menu"),
      mode: keys("mode"),
      budget: keys("budget"),
      sort: keys("sort"),
      hideRow: keys("hideRow"),
      hideColumn: keys("hideColumn"),
      fold: keys("fold"),
      panel: keys("panel"),
      leave: keys("leave"),
    },
  };
}

export type DeskWords = ReturnType<typeof deskWords>;
