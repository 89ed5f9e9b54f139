"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { sendJson } from "@/components/settings/send-json";

type Properties = {
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** On the button. */
  label: string;
  /** The button's whole name, for those who do not see what it stands beside. */
  name: string;
  failed: string;
};

/** A button that asks the interface for one change, and the page for what it has become. */
export function SendButton({ method, path, body, label, name, failed }: Properties) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    const sent = await sendJson(method, path, body);
    setReason(sent.ok ? null : (sent.reason ?? failed));
    setBusy(false);
    router.refresh();
  };
  return (
    <>
      <button type="button" className="control disabled:opacity-50" disabled={busy} aria-label={name} onClick={send}>
        {label}
      </button>
      {reason !== null && (
        <span role="alert" className="text-danger text-xs">
          {reason}
        </span>
      )}
    </>
  );
}
