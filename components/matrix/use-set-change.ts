import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SetEntry } from "@/components/matrix/set-entries";
import { sendJson } from "@/components/settings/send-json";

export type SetNotice = { said: string } | { refused: string | null };

/** Writes a set from the menu of a heading, and says what became of it. */
export function useSetChange() {
  const router = useRouter();
  const [notice, tell] = useState<SetNotice | null>(null);
  const write = async ({ set, done }: SetEntry) => {
    tell(null);
    const sent = await sendJson("PUT", "/api/v1/sets", set);
    tell(sent.ok ? { said: done } : { refused: sent.reason });
    if (sent.ok) router.refresh();
  };
  return { notice, write };
}
