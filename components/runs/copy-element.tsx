"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/** How long the button says that it did. */
const SAID_MS = 2_000;

type Properties = { id: string; words: { copy: string; copied: string } };

/** Puts the text of an element on the clipboard, so that it need not be sent twice. */
export function CopyElement({ id, words }: Properties) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard?.writeText(document.getElementById(id)?.textContent ?? "").then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Button small kind="quiet" onClick={copy}>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </Button>
  );
}
