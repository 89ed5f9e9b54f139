"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/** How long the button says that it did. */
const SAID_MS = 2_000;

type Properties = {
  /** What is copied, or the id of the element that holds it, so that it need not be sent twice. */
  text: string | { of: string };
  words: { copy: string; copied: string };
};

/** Puts a text on the clipboard. Where the browser refuses, the text beside the button can still be selected. */
export function CopyButton({ text, words }: Properties) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    const copyable = typeof text === "string" ? text : (document.getElementById(text.of)?.textContent ?? "");
    navigator.clipboard?.writeText(copyable).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Button small kind="quiet" onClick={copy}>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </Button>
  );
}
