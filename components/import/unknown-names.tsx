"use client";

import { useTranslations } from "next-intl";
import { type ImportReport, NAME_KINDS } from "./import-report";

/** Names that nobody here knows, listed rather than dropped. */
export function UnknownNames({ unknown }: { unknown: ImportReport["unknown"] }) {
  const t = useTranslations("import.unknown");
  if (unknown.length === 0) return null;
  return (
    <section className="mt-5">
      <h3 className="font-[620]">{t("title")}</h3>
      <ul className="mt-1 space-y-1">
        {NAME_KINDS.flatMap((kind) => {
          const names = unknown.filter((one) => one.kind === kind);
          if (names.length === 0) return [];
          return [
            <li key={kind} className="break-words">
              {t(kind, { count: names.length })}{" "}
              {names.map(({ name, count }, index) => (
                <span key={name}>
                  <code className="font-mono text-xs">
                    <bdi>{name || t("empty")}</bdi>
                  </code>
                  {count > 1 && <span className="text-muted"> × {count}</span>}
                  {index < names.length - 1 && ", "}
                </span>
              ))}
            </li>,
          ];
        })}
      </ul>
      <p className="mt-1 text-muted">{t("advice")}</p>
    </section>
  );
}
