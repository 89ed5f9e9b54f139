"use client";

import { useRouter } from "next/navigation";
import { Refusal, type RefusalWords } from "@/components/settings/refusal";
import { useSend } from "@/components/settings/use-send";

type Properties = {
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** On the button. */
  label: string;
  /** The button's whole name, for those who do not see what it stands beside. */
  name: string;
  words: RefusalWords;
};

/** A button that asks the interface for one change, and the page for what it has become. */
export function SendButton({ method, path, body, label, name, words }: Properties) {
  const router = useRouter();
  const { busy, refused, send } = useSend();
  const change = async () => {
    await send(method, path, body);
    router.refresh();
  };
  return (
    <>
      <button type="button" className="control disabled:opacity-50" disabled={busy} aria-label={name} onClick={change}>
        {label}
      </button>
      {refused && <Refusal detail={refused.reason} words={words} plain />}
    </>
  );
}
