import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { CopyButton } from "@/components/ui/copy-button";

type Properties = {
  /** Address of the badge on this server. */
  path: string;
  /** The page that the badge leads to. */
  page: string;
  /** Where readers reach this server. */
  origin: string;
  name: string;
};

/** Signs that would end a link's words or open another in Markdown. */
const inMarkdown = (text: string) => text.replaceAll(/[\\[\]`*_<>!|]/g, (sign) => `\\${sign}`);

/** The badge of a chip or a model, and the Markdown that shows it in a README. */
export function BadgePanel({ path, page, origin, name }: Properties) {
  const t = useTranslations("standing.badge");
  const markdown = `[![${inMarkdown(t("alternative", { name }))}](${origin}${path})](${origin}${page})`;
  return (
    <Section title={t("title")} note={t("note")}>
      {/* biome-ignore lint/performance/noImgElement: an SVG that this server draws, of a width nobody knows before */}
      <img src={path} alt={t("alternative", { name })} height={20} className="h-5" />
      <div className="mt-2 flex items-start gap-2">
        <code className="code-block min-w-0 grow break-all py-1.5!">{markdown}</code>
        <CopyButton text={markdown} words={{ copy: t("copy"), copied: t("copied") }} />
      </div>
    </Section>
  );
}
