import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useCellWords } from "@/components/changes/parts/cell-words";
import { StateBadge } from "@/components/changes/parts/state-badge";
import { TriageState } from "@/components/changes/triage/triage-state";
import { offeredFor } from "@/components/changes/triage/triage-target";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import type { ChangeView } from "@/lib/domain/change-view";
import type { TriageEvent } from "@/lib/domain/triage";

/** What has become of the change, what may be done, and everything that ever was. */
export function TriagePanel({
  view: { line, triage, triageSettled, pinned },
  may,
}: {
  view: ChangeView;
  may: boolean;
}) {
  const t = useTranslations("change");
  const action = useTranslations("changes.triage.action");
  const list = useTranslations("changes.triage");
  const { model, target } = useCellWords()(line.cell);
  const name = `${model} × ${line.cell.scheme}, ${target}`;
  const { id, state, assignee } = line;
  return (
    <Section id="triage" title={t("triage")}>
      <div
        data-change={id}
        data-name={name}
        data-state={state}
        data-assignee={assignee ?? undefined}
        data-settling={triageSettled ? undefined : ""}
        className="flex flex-wrap items-center gap-2"
      >
        <TriageState id={id}>
          <StateBadge state={state} assignee={assignee} />
        </TriageState>
        {may &&
          offeredFor({ kind: "change", id, name, state, assignee }).map((one) => (
            <Button key={one} small data-triage={one} aria-keyshortcuts={SHORTCUTS[one]}>
              {action(one)}
            </Button>
          ))}
      </div>
      {!may && <p className="mt-2 text-muted text-xs">{pinned ? list("pinned") : t("mayNot")}</p>}
      {!triageSettled && <p className="mt-2 text-muted text-xs">{t("triageSettling")}</p>}
      {triage.length === 0 ? (
        <p className="mt-2.5 text-muted">{t("noTriage")}</p>
      ) : (
        <ol className="mt-3 space-y-2 border-line border-s ps-3">
          {triage.toReversed().map((event) => (
            <Event key={event.id} event={event} />
          ))}
        </ol>
      )}
    </Section>
  );
}

const SHORTCUTS: Partial<Record<string, string>> = { acknowledge: "a", resolve: "r" };

function Event({ event: { action, who, at, assignee, text } }: { event: TriageEvent }) {
  const t = useTranslations("change");
  const formats = useFormats();
  const done = action === "assign" && assignee === null ? "unassign" : action;
  return (
    <li>
      <p className="break-words">{t(`done.${done}`, { who, assignee: assignee ?? "" })}</p>
      {text !== null && (
        <p className="whitespace-pre-wrap break-words">
          <bdi>{text}</bdi>
        </p>
      )}
      <p className="text-muted text-xs">{formats.instant(at)}</p>
    </li>
  );
}
