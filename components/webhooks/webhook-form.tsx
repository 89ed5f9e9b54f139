"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refusal, type RefusalWords } from "@/components/settings/refusal";
import { useSend } from "@/components/settings/use-send";
import { type WebhookForm as Form, WEBHOOK_EVENTS, WEBHOOK_FORMS, type WebhookEvent } from "@/lib/domain/webhook";

type Words = RefusalWords & {
  name: string;
  url: string;
  form: string;
  forms: Record<Form, string>;
  events: string;
  event: Record<WebhookEvent, string>;
  add: string;
  secret: string;
  secretHelp: string;
};

/** What is told unless somebody asks for more. */
const DEFAULT_EVENTS: readonly WebhookEvent[] = ["alarm"];

/** Adds a webhook, and shows its secret this once. */
export function WebhookForm({ words }: { words: Words }) {
  const router = useRouter();
  const { busy, refused, send } = useSend();
  const [secret, setSecret] = useState<string | null>(null);

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (key: string) => String(data.get(key) ?? "").trim();
    const body = { name: text("name"), url: text("url"), form: text("form"), events: data.getAll("events") };
    const sent = await send("POST", "/api/v1/webhooks", body);
    if (!sent.ok) return;
    setSecret((sent.body as { secret: string }).secret);
    form.reset();
    router.refresh();
  };

  return (
    <form onSubmit={add} className="mt-3 grid gap-3 sm:grid-cols-2">
      <label>
        <span className="mb-1 block font-[560]">{words.name}</span>
        <input name="name" required maxLength={200} autoComplete="off" className="field" />
      </label>
      <label>
        <span className="mb-1 block font-[560]">{words.form}</span>
        <select name="form" className="field">
          {WEBHOOK_FORMS.map((form) => (
            <option key={form} value={form}>
              {words.forms[form]}
            </option>
          ))}
        </select>
      </label>
      <label className="sm:col-span-2">
        <span className="mb-1 block font-[560]">{words.url}</span>
        <input
          name="url"
          type="url"
          required
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          className="field"
        />
      </label>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1 sm:col-span-2">
        <legend className="mb-1 font-[560]">{words.events}</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <label key={event} className="flex items-center gap-1.5">
            <input type="checkbox" name="events" value={event} defaultChecked={DEFAULT_EVENTS.includes(event)} />
            {words.event[event]}
          </label>
        ))}
      </fieldset>
      <div className="sm:col-span-2">
        <button type="submit" disabled={busy} className="control control-primary disabled:opacity-50">
          {words.add}
        </button>
      </div>
      {refused && <Refusal detail={refused.reason} words={words} />}
      {secret !== null && (
        <p role="status" className="rounded-md border border-edge px-3 py-2 sm:col-span-2">
          <span className="font-[560]">{words.secret}</span>{" "}
          <code className="wrap-anywhere select-all font-mono">{secret}</code>
          <span className="block text-muted text-xs">{words.secretHelp}</span>
        </p>
      )}
    </form>
  );
}
