import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Inapplicable, Note, Refusal } from "@/lib/domain/workaround-words";

/** Names told of a long list; the others are counted. */
const NAMED = 8;

type Said = Readonly<Record<string, unknown>>;

/** Why a file is no answer, why it cannot be written, and what must be known about it, as sentences. */
export function useWorkaroundWords() {
  const t = useTranslations("workarounds");
  const { list, count } = useFormats();
  const join = (names: readonly string[]): string => {
    if (names.length === 0) return t("none");
    const more = names.length - NAMED;
    return list(more > 0 ? [...names.slice(0, NAMED), t("moreNames", { count: count(more) })] : names);
  };
  const wordsFor = (name: string, value: unknown): string | number => {
    if (Array.isArray(value)) {
      if (name === "instead" && value.length === 0) return t("splitModel");
      const treatment = (id: string) => (name === "treatments" ? t(`treatment.${id as "cpu"}`) : id);
      return join(value.map((each) => treatment(String(each))));
    }
    if (value === null) return name === "version" ? t("unknownVersion") : t("thisChip");
    return typeof value === "number" ? value : String(value);
  };
  const fill = (said: Said) =>
    Object.fromEntries(Object.entries(said).map(([name, value]) => [name, wordsFor(name, value)]));
  // Which values a sentence takes is held together with the kinds by tests/components/workaround-words.test.ts.
  const say = t as unknown as (key: string, values: Record<string, string | number>) => string;

  const reason = ({ reason: kind, ...said }: Inapplicable): string => say(`reason.${kind}`, fill(said));
  const refusal = (refused: Refusal): string => {
    if (refused.refusal === "inapplicable") return reason(refused.because);
    const { refusal: kind, ...said } = refused;
    return say(`refusal.${kind}`, fill(said));
  };
  const note = ({ note: kind, ...said }: Note): string => say(`note.${kind}`, fill(said));
  return { reason, refusal, note };
}
