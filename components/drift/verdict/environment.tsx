import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Disclosure } from "@/components/ui/disclosure";
import type { EnvironmentDifference } from "@/lib/domain/drift-view";

/** Hashes are told apart by their beginning. */
const HASH = /^[0-9a-f]{40,64}$/;
const HASH_SHOWN = 10;
const short = (text: string) => (HASH.test(text) ? `${text.slice(0, HASH_SHOWN)}…` : text);

/** Differences shown before the rest is behind a disclosure. */
const SHOWN = 7;

/** What else differs between the two runs: the drift may come from any of it. */
export function Environment({ environment }: { environment: readonly EnvironmentDifference[] }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const rest = environment.slice(SHOWN);
  return (
    <section className="panel min-w-0 px-4 py-3" aria-labelledby="environment">
      <h2 id="environment" className="eyebrow">
        {t("environment.title")}
      </h2>
      {environment.length === 0 ? (
        <p className="mt-1 text-muted">{t("environment.none")}</p>
      ) : (
        <Facts facts={environment.slice(0, SHOWN)} />
      )}
      {rest.length > 0 && (
        <Disclosure title={`+ ${formats.count(rest.length)}`} className="mt-1 text-xs">
          <Facts facts={rest} />
        </Disclosure>
      )}
    </section>
  );
}

function Facts({ facts }: { facts: readonly EnvironmentDifference[] }) {
  const t = useTranslations("drift.environment");
  const value = (text: string | null) =>
    text === null ? (
      <span className="text-muted">{t("unknown")}</span>
    ) : (
      <bdi className="wrap-anywhere" title={text}>
        {short(text)}
      </bdi>
    );
  return (
    <dl className="mt-1 grid grid-cols-[minmax(5.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {facts.map(({ field, name, a, b }) => (
        <div key={`${field} ${name}`} className="contents">
          <dt className="wrap-anywhere text-muted">{t(`fields.${field}`, { name: name ?? "" })}</dt>
          <dd>
            {value(a)} <span className="text-muted">→</span> {value(b)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
