import { useTranslations } from "next-intl";
import { useCaptionWords } from "@/components/matrix/caption-words";
import { ExportMenu } from "@/components/matrix/export/export-menu";
import type { MatrixView } from "@/lib/domain/matrix";

/** The menu of exports with its words, and those that stand above an image. */
export function MatrixExport({ view }: { view: MatrixView }) {
  const t = useTranslations("matrixExport");
  const words = {
    label: t("label"),
    help: t("help"),
    csv: t("csv"),
    markdown: t("markdown"),
    json: t("json"),
    png: t("png"),
    svg: t("svg"),
    copy: t("copy"),
    copied: t("copied"),
    print: t("print"),
    failed: t("failed"),
  };
  return <ExportMenu words={words} caption={useCaptionWords(view)} />;
}
