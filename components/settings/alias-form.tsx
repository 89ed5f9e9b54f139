import { useTranslations } from "next-intl";
import { ALIAS_KINDS, type RefusedAlias } from "@/lib/domain/alias";

const NAMES = ["name", "canonical", "note"] as const;
/** What the interface takes of each, so that a browser says so before it sends. */
const LONGEST = { name: 200, canonical: 200, note: 300 };

/** Adds an alias; what was refused stands in it again, with the reason. */
export function AliasForm({ refused }: { refused: RefusedAlias | null }) {
  const t = useTranslations("settings.aliases");
  return (
    <form method="post" action="/api/v1/aliases" className="mt-4 grid gap-3 sm:grid-cols-2">
      {refused !== null && (
        <p
          role="alert"
          id="alias-refused"
          className="rounded-md border border-danger px-3 py-2 text-danger sm:col-span-2"
        >
          {t(`refused.${reasonOf(refused)}`)}
        </p>
      )}
      <div>
        <label htmlFor="alias-kind" className="mb-1 block font-[560]">
          {t("kind")}
        </label>
        <select id="alias-kind" name="kind" defaultValue={refused?.kind ?? "dataset"} className="field">
          {ALIAS_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      {NAMES.map((field) => (
        <div key={field}>
          <label htmlFor={`alias-${field}`} className="mb-1 block font-[560]">
            {t(field)} {field === "note" && <span className="font-normal text-muted">({t("noteHint")})</span>}
          </label>
          <input
            id={`alias-${field}`}
            name={field}
            required={field !== "note"}
            maxLength={LONGEST[field]}
            defaultValue={refused?.[field]}
            aria-invalid={refused?.field === field || undefined}
            aria-describedby={refused?.field === field ? "alias-refused" : undefined}
            autoComplete="off"
            spellCheck={false}
            className="field"
          />
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 sm:col-span-2">
        <button type="submit" className="control control-primary">
          {t("add")}
        </button>
        <span className="text-muted text-xs">{t("replaces")}</span>
      </div>
    </form>
  );
}

/** The words of a refusal: a meaning is refused by the catalogue of its kind, and where there is none, as a text. */
function reasonOf({ field, kind, canonical }: RefusedAlias) {
  if (field === "canonical" && canonical.trim() !== "" && (kind === "metric" || kind === "scheme" || kind === "chip")) {
    return kind;
  }
  return NAMES.find((name) => name === field) ?? "other";
}
