"use client";

import { useState } from "react";
import { type Sent, sendJson } from "@/components/settings/send-json";

/** Changes one after the other: whether one is under way, and why the last was refused; null when it was not. */
export function useSend() {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Sent, { ok: false }> | null>(null);
  const send = async (...change: Parameters<typeof sendJson>): Promise<Sent> => {
    setBusy(true);
    const sent = await sendJson(...change);
    setBusy(false);
    setRefused(sent.ok ? null : sent);
    return sent;
  };
  return { busy, refused, send };
}
