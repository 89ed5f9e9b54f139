import { useTranslations } from "next-intl";
import { IssueText } from "@/components/known-issues/issue-text";
import type { KnownIssue } from "@/lib/domain/known-issues";

/** Known issues that cover something on the page, numbered as the marks beside it; nothing without any. */
export function Footnotes({ issues }: { issues: readonly KnownIssue[] }) {
  const t = useTranslations("knownIssues");
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="known-issues" className="mt-4 border-line border-t pt-2 text-xs">
      <h2 id="known-issues" className="font-[560] text-xs">
        {t("title")}
      </h2>
      <ol className="mt-1 list-decimal ps-5 text-muted marker:text-muted">
        {issues.map((issue, index) => (
          <li key={issue.id} id={`issue-${index + 1}`} className="scroll-mt-20 ps-1 target:text-ink">
            <IssueText issue={issue} />
          </li>
        ))}
      </ol>
    </section>
  );
}
