import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { modelHref } from "@/components/layout/places";
import { HowToRun } from "@/components/plan/how-to-run";
import { useReasonText, useTaskFacts, useTaskSentence } from "@/components/plan/plan-words";
import { Badge } from "@/components/ui/badge";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { PlanReason } from "@/lib/domain/plan/rank";
import type { PlanLine } from "@/lib/domain/plan-view";

/** Items of the plan, most worth first. */
export function PlanTable({ items, origin }: { items: readonly PlanLine[]; origin: string }) {
  const t = useTranslations("plan");
  return (
    <div className="mt-3">
      <TableFrame className="max-md:block max-md:[&_tbody]:block max-md:[&_td]:block max-md:[&_td]:border-0 max-md:[&_td]:py-1 max-md:[&_td[data-number]]:text-start max-md:[&_tr]:block max-md:[&_tr]:border-line max-md:[&_tr]:border-b max-md:[&_tr]:py-2">
        <TableHead
          className="max-md:sr-only"
          columns={[
            { name: t("run"), className: "w-3/5" },
            t("why"),
            { name: t("score"), number: true, title: t("scoreHelp") },
            t("taken"),
          ]}
        />
        <tbody>
          {items.map((item) => (
            <Row key={item.key} item={item} origin={origin} />
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Row({ item, origin }: { item: PlanLine; origin: string }) {
  const t = useTranslations("plan");
  const mark = useTranslations("matrix");
  const sentence = useTaskSentence();
  const facts = useTaskFacts();
  const formats = useFormats();
  const { place, lease } = item;
  const marks = [
    place.simulated ? mark("mark.simulated") : null,
    place.emulated ? mark("mark.emulated") : null,
    item.sample ? mark("mark.sample") : null,
  ].filter((words) => words !== null);
  return (
    <tr className="align-top">
      <td className="wrap-anywhere">
        <span className="block font-[560]">
          <Link href={modelHref(place.model)} prefetch={false} className="hover:underline">
            <bdi>{place.variant === null ? place.model : `${place.model} · ${place.variant}`}</bdi>
          </Link>
          {marks.map((words) => (
            <span key={words} className="ms-2">
              <Badge tone="outline">{words}</Badge>
            </span>
          ))}
        </span>
        <span className="block">{sentence(item)}</span>
        <span className="block text-muted text-xs">{facts(item).join(" · ")}</span>
        <HowToRun item={item} origin={origin} />
      </td>
      <td>
        <ul className="space-y-1">
          {item.reasons.map(({ reason }) => (
            <li key={JSON.stringify(reason)}>
              <Reason reason={reason} />
            </li>
          ))}
        </ul>
      </td>
      <td data-number>
        <span className="text-muted md:hidden">{t("score")} </span>
        {formats.text(formats.value(item.score, ""))}
      </td>
      <td>
        <span className="text-muted md:hidden">{t("taken")} </span>
        {lease === null ? (
          <span className="text-muted">{t("free")}</span>
        ) : (
          <bdi>{t("takenBy", { holder: lease.holder, time: formats.instant(lease.expiresAt) })}</bdi>
        )}
      </td>
    </tr>
  );
}

function Reason({ reason }: { reason: PlanReason }) {
  const t = useTranslations("plan");
  const text = useReasonText();
  return (
    <>
      {text(reason)}{" "}
      {"cellKey" in reason && (
        <Link href={`/cells/${encodeURIComponent(reason.cellKey)}`} prefetch={false} className="link">
          {t("cell")}
        </Link>
      )}
      {"changeId" in reason && (
        <Link href={`/changes/${encodeURIComponent(reason.changeId)}`} prefetch={false} className="link">
          {t("change")}
        </Link>
      )}
    </>
  );
}
