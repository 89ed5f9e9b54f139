import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { Chapter } from "@/components/design/sample";

const GROUPS = {
  grounds: ["page", "panel", "sunken", "accent-wash"],
  inks: ["ink", "muted", "accent", "accent-ink", "danger", "on-strong"],
  lines: ["line", "edge", "field-edge"],
  verdicts: ["verdict-collapsed", "verdict-regressed", "verdict-watch", "verdict-watch-edge", "verdict-improved"],
  charts: ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6"],
} as const;

/** The colours by what they are for. The names are those of the style sheets. */
export function TokenSwatches() {
  const t = useTranslations("design.tokens");
  return (
    <Chapter id="tokens" title={t("title")} about={t("about")}>
      {Object.entries(GROUPS).map(([group, names]) => (
        <div key={group} className="mt-3">
          <h3 className="eyebrow mb-1">{t(`group.${group as keyof typeof GROUPS}`)}</h3>
          <div className="design-swatches">
            {names.map((name) => (
              <span key={name} className="design-swatch" style={{ "--swatch": `var(--${name})` } as CSSProperties}>
                --{name}
              </span>
            ))}
          </div>
        </div>
      ))}
    </Chapter>
  );
}
