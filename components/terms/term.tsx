import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TermId } from "@/components/terms/term-groups";
import { TermMark, type TermWords } from "@/components/terms/term-mark";

/** Words of a term; for server components, which hand them to a `TermMark` in a client component. */
export function useTermWords(id: TermId): TermWords {
  const t = useTranslations("terms");
  const concepts = useTranslations("concepts");
  return { sentence: t(`${id}.sentence`), more: concepts("more") };
}

/**
 * A term whose one-sentence explanation opens on rest, focus and tap. Stands in headings and labels, where the term
 * appears first; never inside a link, a button or a label, which cannot hold a button. In client components it can be
 * handed down as children, or its words to a `TermMark`.
 * @param children what stands there; the term's own label without it
 */
export function Term({ id, children }: { id: TermId; children?: ReactNode }) {
  const t = useTranslations("terms");
  return (
    <TermMark id={id} words={useTermWords(id)}>
      {children ?? t(`${id}.label`)}
    </TermMark>
  );
}
