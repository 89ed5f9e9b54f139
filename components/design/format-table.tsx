import { useTranslations } from "next-intl";
import { Chapter } from "@/components/design/sample";
import { type Formats, formatsOf } from "@/components/format/use-formats";
import { LOCALES } from "@/components/locale/locales";
import { TableFrame } from "@/components/ui/table-frame";

const DAY_MS = 86_400_000;
/** 12 January 2026, 08:03 UTC. */
const MOMENT = 1_768_204_980_000;

const ROWS = {
  value: ({ text, value }: Formats) => `${text(value(0.7016, "fraction"))} · ${text(value(29.614, "dB"))}`,
  delta: ({ text, delta }: Formats) => `${text(delta(-0.0224, "fraction"))} · ${text(delta(0.31, "dB"))}`,
  interval: ({ text, interval, deltaInterval }: Formats) =>
    `${text(interval(0.699, 0.755, "fraction"))} · ${text(deltaInterval(-0.031, 0.004, "fraction"))}`,
  reach: ({ text, reach }: Formats) => text(reach(0.028, "fraction")),
  count: ({ count }: Formats) => count(1_000_000),
  share: ({ share }: Formats) => share(0.9634),
  bytes: ({ bytes }: Formats) => bytes(3_512_345),
  duration: ({ duration }: Formats) => [1.9, 12_340, 250_000].map(duration).join(" · "),
  instant: ({ instant }: Formats) => instant(MOMENT),
  day: ({ day }: Formats) => day(MOMENT),
  ago: ({ ago }: Formats) => ago(MOMENT - 12 * DAY_MS, MOMENT),
  list: ({ list }: Formats) => list(["SM8650", "SM8550", "SA8295P"]),
} as const satisfies Record<string, (formats: Formats) => string>;

/** How figures read in each language. */
export function FormatTable() {
  const t = useTranslations("design.formats");
  const names = useTranslations("locale");
  return (
    <Chapter id="formats" title={t("title")} about={t("about")}>
      <TableFrame label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            {LOCALES.map((locale) => (
              <th key={locale} scope="col" lang={locale}>
                {names(locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(ROWS).map(([row, format]) => (
            <tr key={row}>
              <th scope="row">{t(`row.${row as keyof typeof ROWS}`)}</th>
              {LOCALES.map((locale) => (
                <td key={locale} lang={locale}>
                  {format(formatsOf(locale))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Chapter>
  );
}
