import { useTranslations } from "next-intl";
import { Chapter } from "@/components/design/sample";

const SIZES = ["2xs", "xs", "sm", "base", "lg", "xl"] as const;
const WEIGHTS = [400, 560, 620];
const SIZE_CLASS: Record<(typeof SIZES)[number], string> = {
  "2xs": "text-2xs",
  xs: "text-xs",
  sm: "text-sm",
  base: "text-base",
  lg: "text-lg",
  xl: "text-xl",
};

/** The steps of type in both scripts, with tabular figures. */
export function TypeSamples() {
  const t = useTranslations("design.type");
  return (
    <Chapter id="type" title={t("title")} about={t("about")}>
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[5rem_1fr]">
        {SIZES.map((size) => (
          <div key={size} className="contents">
            <dt className="font-mono text-2xs text-muted">{`text-${size}`}</dt>
            <dd className={`${SIZE_CLASS[size]} min-w-0`}>
              <span lang="en">{t("latin")}</span> <span lang="zh-CN">{t("han")}</span>{" "}
              {WEIGHTS.map((weight) => (
                <b key={weight} style={{ fontWeight: weight }}>
                  {weight}{" "}
                </b>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Chapter>
  );
}
