import type { useTranslations } from "next-intl";
import { fullLabel } from "@/components/matrix/axis-words";
import type { MatrixView } from "@/lib/domain/matrix";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

const LISTS = ["models", "chips", "schemes", "paths", "targets"] as const;
const AXIS = { models: "model", chips: "chip", schemes: "scheme", paths: "path", targets: "chip" } as const;

/** Names of one list that a title has room for. */
const NAMES_SAID = 2;

/** What a tab, a bookmark and the history call a matrix: its models, what its filter leaves, and that it is the matrix. */
export function matrixTitle(
  { filter, choices, pinned }: Pick<MatrixView, "filter" | "choices" | "pinned">,
  t: Translate,
): string {
  const lists = LISTS.map((list) => {
    const names = filter[list].map((id) =>
      fullLabel(AXIS[list], { id, label: choices[list].find((choice) => choice.id === id)?.label ?? id }, t),
    );
    if (names.length <= NAMES_SAID) return names.join(t("separator"));
    return t("titleMore", { name: names[0] ?? "", count: names.length - 1 });
  });
  const { diff, asOf } = filter;
  const versions = diff && [t(`axis.${diff.axis}`), [diff.a, diff.b].filter(Boolean).join(" → ")].join(" ");
  const moment = pinned ? t("pinnedAt", { sequence: asOf ?? 0 }) : null;
  return [...lists, versions, moment, t("title")].filter(Boolean).join(" · ");
}
