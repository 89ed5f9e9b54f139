import { useTranslations } from "next-intl";
import { Icon } from "@/components/icon/icon";
import { fullLabel } from "@/components/matrix/axis-words";
import { LayoutLink } from "@/components/matrix/layout-link";
import type { MatrixFilter, MatrixView } from "@/lib/domain/matrix";

const LISTS = ["chips", "schemes", "paths", "targets", "models"] as const;
const AXIS = { chips: "chip", schemes: "scheme", paths: "path", targets: "chip", models: "model" } as const;

type Properties = { view: MatrixView; hrefOf: (filter: MatrixFilter) => string };

/** The restrictions in force, each of which can be taken away. */
export function ActiveFilters({ view: { filter, choices, pinned }, hrefOf }: Properties) {
  const t = useTranslations("matrix");
  const showsModels = filter.rows === "model" || filter.columns === "model";
  const lists = LISTS.filter((list) => list !== "models" || showsModels || filter.models.length > 1);
  const active = lists.flatMap((list) =>
    (filter[list] as string[]).map((id) => ({
      key: `${list}:${id}`,
      label: fullLabel(AXIS[list], { id, label: choices[list].find((choice) => choice.id === id)?.label ?? id }, t),
      href: hrefOf({ ...filter, [list]: (filter[list] as string[]).filter((other) => other !== id) }),
    })),
  );
  if (active.length === 0 && !pinned) return null;
  const cleared = { ...filter, chips: [], schemes: [], paths: [], targets: [], ...(showsModels ? { models: [] } : {}) };
  return (
    <ul className="mt-2 flex flex-wrap items-center gap-1.5 print:hidden" aria-label={t("activeFilters")}>
      {pinned && (
        <Removable href={hrefOf({ ...filter, asOf: null })} label={t("pinnedAt", { sequence: filter.asOf ?? 0 })} />
      )}
      {active.map(({ key, label, href }) => (
        <Removable key={key} href={href} label={label} />
      ))}
      {active.length > 1 && (
        <li>
          <LayoutLink href={hrefOf(cleared)} className="link px-1 text-xs">
            {t("clear")}
          </LayoutLink>
        </li>
      )}
    </ul>
  );
}

function Removable({ href, label }: { href: string; label: string }) {
  const t = useTranslations("matrix");
  return (
    <li className="min-w-0 max-w-64">
      <LayoutLink
        href={href}
        aria-label={t("remove", { name: label })}
        className="flex h-6 items-center gap-1.5 rounded-md bg-accent-wash px-2 text-xs hover:text-accent"
      >
        <bdi className="truncate" title={label}>
          {label}
        </bdi>
        <Icon name="x" className="size-3" />
      </LayoutLink>
    </li>
  );
}
