"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Limit } from "./drop-zone";
import type { Failure } from "./import-report";
import type { Task } from "./use-import";

/** Statuses with words of their own. */
const STATUSES = [401, 403, 413, 503] as const;

type Properties = {
  failure: Failure;
  task: Task;
  limit: Limit;
  onRetry: () => void;
  /** What can be changed before that. */
  children?: ReactNode;
};

/** What went wrong, whether anything was stored, and what to do. */
export function ImportFailure({ failure, task, limit, onRetry, children }: Properties) {
  const t = useTranslations("import.failure");
  const status = failure.kind === "refused" ? failure.status : null;
  const known = STATUSES.find((one) => one === status);
  const reason = known ?? (failure.kind === "refused" ? (failure.status >= 500 ? "server" : "other") : failure.kind);
  return (
    <section role="alert" className="panel mt-3 border-danger! px-4 py-3.5">
      <h2 className="text-danger">{t(`title.${reason}`)}</h2>
      <p className="mt-1 max-w-prose">
        {task === "store" ? t("maybeStored") : t("nothingStored")} {t(`advice.${reason}`, limit)}
        {reason === 413 && <code className="ms-1 font-mono text-xs">npm run import -- PATH</code>}
      </p>
      {failure.kind === "refused" && known === undefined && <Details failure={failure} />}
      <p className="mt-3 flex flex-wrap gap-2">
        {reason === 401 || reason === 403 ? (
          <Link href="/sign-in?next=/import" prefetch={false} className="control control-primary">
            {t("signIn")}
          </Link>
        ) : (
          reason !== 413 && (
            <button type="button" className="control control-primary" onClick={onRetry}>
              {t("retry")}
            </button>
          )
        )}
      </p>
      {children}
    </section>
  );
}

function Details({ failure }: { failure: Extract<Failure, { kind: "refused" }> }) {
  const t = useTranslations("import.failure");
  return (
    <>
      {failure.errors.length === 0 && failure.detail !== "" && <p className="mt-2 text-muted">{failure.detail}</p>}
      <ul className="mt-2 space-y-1">
        {failure.errors.map(({ location, message, fix }) => (
          <li key={`${location} ${message}`} className="break-words">
            <code className="font-mono text-xs">{location}</code> <bdi>{message}</bdi>
            {fix !== null && <span className="text-muted"> ({fix})</span>}
          </li>
        ))}
      </ul>
      {failure.requestId !== null && failure.status >= 500 && (
        <p className="mt-2 text-muted text-xs">
          {t("reference")} <code className="font-mono">{failure.requestId}</code>
        </p>
      )}
    </>
  );
}
