import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { IssueSlice, KnownIssue } from "@/lib/domain/known-issues";

const NAMES = ["model", "chip", "scheme", "path", "op"] as const;

/** A slice as words: `SM8650 · ptq:w8a8 · QAIRT 2.40 to 2.42`. */
function useSliceWords() {
  const t = useTranslations("knownIssues");
  const range = (from: string | null, to: string | null) => {
    if (from !== null && to !== null) return from === to ? from : t("range", { from, to });
    return from === null ? t("upTo", { to: to ?? "" }) : t("since", { from });
  };
  return (slice: IssueSlice) =>
    [
      ...NAMES.map((name) => slice[name]),
      slice.qairtFrom || slice.qairtTo ? `QAIRT ${range(slice.qairtFrom, slice.qairtTo)}` : null,
      slice.onnxruntimeFrom || slice.onnxruntimeTo
        ? `ONNX Runtime ${range(slice.onnxruntimeFrom, slice.onnxruntimeTo)}`
        : null,
    ]
      .filter((part) => part !== null)
      .join(" · ");
}

/** What is known, where it holds, who says so and where to read on. */
export function IssueText({ issue }: { issue: KnownIssue }) {
  const t = useTranslations("knownIssues");
  const formats = useFormats();
  const words = useSliceWords();
  return (
    <>
      <bdi className="wrap-anywhere text-ink">{issue.text}</bdi>{" "}
      {issue.url !== null && (
        <a href={issue.url} rel="noreferrer nofollow" target="_blank" className="link">
          {new URL(issue.url).host}
        </a>
      )}{" "}
      <span className="wrap-anywhere">
        ({t("of", { slice: words(issue.slice), date: formats.instant(issue.at), name: issue.who })})
      </span>
    </>
  );
}
