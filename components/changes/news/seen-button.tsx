"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { writeSeen } from "./seen-cookie";

/** Takes the news away until there are others. */
export function SeenButton({ asOf, words, help }: { asOf: number; words: string; help: string }) {
  const router = useRouter();
  const [leaving, start] = useTransition();
  const forget = () => {
    writeSeen(asOf);
    start(() => router.refresh());
  };
  return (
    <Button small kind="quiet" title={help} onClick={forget} disabled={leaving}>
      {words}
    </Button>
  );
}
