import { useTranslations } from "next-intl";

/** Superscript numbers that lead to the footnotes of the page; nothing without any. */
export function FootnoteMark({ numbers }: { numbers: readonly number[] }) {
  const t = useTranslations("knownIssues");
  if (numbers.length === 0) return null;
  return (
    <sup className="ms-0.5 inline-flex gap-0.5 text-2xs">
      {numbers.map((number) => (
        <a key={number} href={`#issue-${number}`} className="link" aria-label={t("mark", { number })}>
          {number}
        </a>
      ))}
    </sup>
  );
}
