"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Refusal, type RefusalWords } from "@/components/settings/refusal";
import { useSend } from "@/components/settings/use-send";
import { Button } from "@/components/ui/button";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";

type Words = Record<"hypothesis" | "weight" | "usual" | "note" | "noteHint" | "save" | "reset" | "help", string> &
  RefusalWords;
type Properties = {
  /** Weights as texts, percent. */
  rows: { id: string; label: string; usual: string; weight: string }[];
  isDefault: boolean;
  mayChange: boolean;
  words: Words;
};

/** Weights of the hypotheses, to be changed by whoever may. */
export function PriorsForm({ rows, isDefault, mayChange, words }: Properties) {
  const router = useRouter();
  const { busy, refused, send } = useSend();
  const put = async (body: unknown) => {
    const sent = await send("PUT", "/api/v1/settings/cause-priors", body);
    if (sent.ok) router.refresh();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const priors = Object.fromEntries(rows.map(({ id }) => [id, Number(fields.get(id))]));
    const note = String(fields.get("note") ?? "").trim();
    put({ priors, note: note === "" ? null : note });
  };
  return (
    <form onSubmit={onSubmit} className="mt-3">
      <TableFrame>
        <TableHead
          columns={[words.hypothesis, { name: words.usual, number: true }, { name: words.weight, number: true }]}
        />
        <tbody>
          {rows.map(({ id, label, usual, weight }) => (
            <tr key={id}>
              <th scope="row" className="font-normal">
                {label}
              </th>
              <td data-number className="align-middle text-muted">
                {usual}
              </td>
              <td data-number>
                {mayChange ? (
                  <input
                    name={id}
                    type="number"
                    min="0"
                    step="any"
                    required
                    defaultValue={weight}
                    aria-label={`${words.weight}: ${label}`}
                    className="field ms-auto w-24 text-end"
                  />
                ) : (
                  weight
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {mayChange && (
        <>
          <label className="mt-3 block font-[560]">
            {words.note} <span className="font-normal text-muted">({words.noteHint})</span>
            <input name="note" maxLength={2000} autoComplete="off" className="field mt-1 font-normal" />
          </label>
          <p className="mt-2 text-muted text-xs">{words.help}</p>
          {refused && <Refusal detail={refused.reason} words={words} />}
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <Button type="submit" kind="primary" disabled={busy}>
              {words.save}
            </Button>
            <Button disabled={busy || isDefault} onClick={() => put(null)}>
              {words.reset}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
