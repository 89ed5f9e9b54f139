import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { answerWith } from "@/app/_server/answer-status";
import NotFound from "@/app/not-found";

/**
 * What a page returns for something that is not there: the words and the status 404. Thrown by `notFound()`, the words
 * would need scripts to be seen.
 */
export function missing(): ReactNode {
  if (!answerWith(404)) notFound();
  return (
    <>
      <meta name="robots" content="noindex" />
      <NotFound />
    </>
  );
}
