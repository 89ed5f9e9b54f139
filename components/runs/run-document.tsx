import { useTranslations } from "next-intl";
import { CodeText } from "@/components/runs/code-text";

/** The document as it was accepted. */
export function RunDocument({ id, text }: { id: string; text: string }) {
  const t = useTranslations("run");
  return (
    <div className="mt-6">
      <h2>{t("document")}</h2>
      <CodeText id="run-document" text={text} label={t("document")} tall>
        <a className="link" href={`/api/v1/runs?q=id:${encodeURIComponent(id)}&format=ndjson`} download>
          {t("download")}
        </a>
      </CodeText>
    </div>
  );
}
