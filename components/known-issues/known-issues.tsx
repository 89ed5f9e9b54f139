import { useTranslations } from "next-intl";
import { IssueText } from "@/components/known-issues/issue-text";
import { KnownIssueForm } from "@/components/known-issues/known-issue-form";
import { useRefusalWords } from "@/components/settings/refusal-words";
import { SendButton } from "@/components/settings/send-button";
import { SettingsSection } from "@/components/settings/settings-section";
import { Disclosure } from "@/components/ui/disclosure";
import type { KnownIssue } from "@/lib/domain/known-issues";

type Properties = { issues: KnownIssue[]; mayTriage: boolean };

/** Characters of a note in the name of the button that removes it. */
const NAMED = 60;

/** Every known issue, and the form that adds one. */
export function KnownIssues({ issues, mayTriage }: Properties) {
  const t = useTranslations("knownIssues");
  const refusals = useRefusalWords();
  return (
    <SettingsSection id="known-issues" title={t("title")} lead={t("lead")}>
      {issues.length === 0 ? (
        <p className="mt-3 font-[560]">{t("none")}</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {issues.map((issue) => (
            <li
              key={issue.id}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2 text-muted text-xs"
            >
              <div className="min-w-0 flex-1">
                <IssueText issue={issue} />
              </div>
              {mayTriage && (
                <SendButton
                  method="DELETE"
                  path={`/api/v1/known-issues/${issue.id}`}
                  label={t("remove")}
                  name={t("removeOne", { text: issue.text.slice(0, NAMED) })}
                  words={refusals}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayTriage ? <AddIssue /> : <p className="mt-3 text-muted">{t("needsTriage")}</p>}
    </SettingsSection>
  );
}

function AddIssue() {
  const t = useTranslations("knownIssues");
  const words = {
    ...useRefusalWords(),
    ...{ model: t("model"), chip: t("chip"), scheme: t("scheme"), path: t("path"), op: t("op") },
    ...{ qairtFrom: t("qairtFrom"), qairtTo: t("qairtTo") },
    ...{ onnxruntimeFrom: t("onnxruntimeFrom"), onnxruntimeTo: t("onnxruntimeTo") },
    ...{ text: t("text"), url: t("url"), covers: t("covers"), coversHelp: t("coversHelp") },
    ...{ add: t("add"), optional: t("optional") },
  };
  return (
    <Disclosure title={t("addOne")} className="mt-3">
      <KnownIssueForm words={words} />
    </Disclosure>
  );
}
