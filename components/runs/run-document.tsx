import { useTranslations } from "next-intl";

/** The document as it was accepted. */
export function RunDocument({ text }: { text: string }) {
  const t = useTranslations("run");
  return (
    <section className="mt-5">
      <h2 className="mb-2">{t("document")}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code-block max-h-[36rem]" tabIndex={0} dir="ltr">
        {text}
      </pre>
    </section>
  );
}
