import { useTranslations } from "next-intl";
import { TERM_GROUPS } from "@/components/terms/term-groups";

/** Every term with its sentence, in groups; the target of every explained term. */
export function Glossary() {
  const t = useTranslations("concepts");
  const terms = useTranslations("terms");
  return TERM_GROUPS.map(({ id, terms: ids }) => (
    <section key={id} id={`group-${id}`} className="concept-group">
      <h3>{t(`group.${id}`)}</h3>
      <dl>
        {ids.map((term) => (
          <div key={term} id={term}>
            <dt>
              <a href={`#${term}`} className="docs-anchor">
                {terms(`${term}.label`)}
              </a>
            </dt>
            <dd>{terms(`${term}.sentence`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
