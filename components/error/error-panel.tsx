"use client";

import { useErrorWords } from "./error-words";

/** What people see when a page could not be made: what to do, and the digest that the server's log has too. */
export function ErrorPanel({ digest, retry }: { digest: string | null; retry: () => void }) {
  const words = useErrorWords();
  if (!words) return null;
  return (
    <section role="alert" className="mx-auto mt-16 max-w-md">
      <h1>{words.title}</h1>
      <p className="mt-2 text-muted">{words.advice}</p>
      {digest && (
        <p className="mt-2 text-muted text-xs">
          {words.reference} <code className="font-mono">{digest}</code>
        </p>
      )}
      <button type="button" className="control control-primary mt-4" onClick={retry}>
        {words.retry}
      </button>
    </section>
  );
}
