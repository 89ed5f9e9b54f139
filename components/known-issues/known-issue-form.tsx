"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Refusal, type RefusalWords } from "@/components/settings/refusal";
import { useSend } from "@/components/settings/use-send";

const SLICE = ["model", "chip", "scheme", "path", "op"] as const;
const VERSIONS = ["qairtFrom", "qairtTo", "onnxruntimeFrom", "onnxruntimeTo"] as const;
type Field = (typeof SLICE)[number] | (typeof VERSIONS)[number];

type Words = Record<Field | "text" | "url" | "covers" | "coversHelp" | "add" | "optional", string> & RefusalWords;

/** Pins a note to a slice of results. */
export function KnownIssueForm({ words }: { words: Words }) {
  const router = useRouter();
  const { busy, refused, send } = useSend();

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (key: string) => String(data.get(key) ?? "").trim() || null;
    const slice = Object.fromEntries([...SLICE, ...VERSIONS].map((key) => [key, text(key)]));
    const sent = await send("POST", "/api/v1/known-issues", { text: text("text"), url: text("url"), slice });
    if (!sent.ok) return;
    form.reset();
    router.refresh();
  };

  const field = (name: Field) => (
    <label key={name}>
      <span className="mb-1 block text-xs">{words[name]}</span>
      <input name={name} maxLength={200} autoComplete="off" spellCheck={false} className="field" />
    </label>
  );

  return (
    <form onSubmit={add} className="mt-3 grid gap-3">
      <label>
        <span className="mb-1 block font-[560]">{words.text}</span>
        <textarea name="text" required maxLength={2000} rows={2} className="field h-auto py-1.5" />
      </label>
      <label>
        <span className="mb-1 block font-[560]">
          {words.url} <span className="font-normal text-muted">({words.optional})</span>
        </span>
        <input name="url" type="url" maxLength={2000} autoComplete="off" className="field" />
      </label>
      <fieldset>
        <legend className="font-[560]">{words.covers}</legend>
        <p className="text-muted text-xs">{words.coversHelp}</p>
        <div className="mt-1.5 grid grid-cols-2 gap-2 sm:grid-cols-5">{SLICE.map(field)}</div>
        <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">{VERSIONS.map(field)}</div>
      </fieldset>
      <div>
        <button type="submit" disabled={busy} className="control control-primary disabled:opacity-50">
          {words.add}
        </button>
      </div>
      {refused && <Refusal detail={refused.reason} words={words} />}
    </form>
  );
}
