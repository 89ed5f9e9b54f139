import { useTranslations } from "next-intl";
import { SetsMenu } from "@/components/matrix/sets/sets-menu";
import { useRefusalWords } from "@/components/settings/refusal-words";
import type { MatrixView } from "@/lib/domain/matrix";

/** The menu of saved sets with its words. */
export function MatrixSets({ view: { sets, filter }, maySave }: { view: MatrixView; maySave: boolean }) {
  const t = useTranslations("matrixSets");
  const words = {
    label: t("label"),
    none: t("none"),
    all: t("all"),
    save: t("save"),
    name: t("name"),
    button: t("button"),
    saved: t("saved", { name: "{name}" }),
    removed: t("removed", { name: "{name}" }),
    remove: t("remove", { name: "{name}" }),
    needsScope: t("needsScope"),
    signIn: t("signIn"),
    side: { row: t("side.row"), column: t("side.column") },
    link: { copy: t("link"), copied: t("linkCopied") },
    refusal: useRefusalWords(),
  };
  return (
    <SetsMenu sets={sets} chosen={{ row: filter.rowSet, column: filter.columnSet }} maySave={maySave} words={words} />
  );
}
