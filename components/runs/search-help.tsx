import { useTranslations } from "next-intl";

const EXAMPLES = ["mobilenet 8650", "chip:SM8650 status:failed", 'qairt:2.42 model:"a b"', "#123", "0192f0c1"] as const;

/** What the search understands, folded away. */
export function SearchHelp() {
  const t = useTranslations("runs.help");
  const meanings = [t("words"), t("fields"), t("versions"), t("number"), t("id")];
  return (
    <details>
      <summary className="cursor-pointer">{t("title")}</summary>
      <dl className="mt-1.5 mb-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {EXAMPLES.map((example, index) => (
          <div key={example} className="contents">
            <dt>
              <code className="font-mono text-ink">{example}</code>
            </dt>
            <dd>{meanings[index]}</dd>
          </div>
        ))}
      </dl>
      <p>{t("names")}</p>
    </details>
  );
}
