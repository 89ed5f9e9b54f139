export type RefusalWords = {
  /** When no answer came. */
  failed: string;
  /** Before the server's own words, which are English. */
  refused: string;
};

/** Why nothing was stored. */
export function Refusal({
  detail,
  words,
  plain = false,
}: {
  detail: string | null;
  words: RefusalWords;
  plain?: boolean;
}) {
  const look = plain ? "text-danger text-xs" : "rounded-md border border-danger px-3 py-2 text-danger sm:col-span-2";
  return (
    <p role="alert" className={`wrap-anywhere ${look}`}>
      {detail === null ? (
        words.failed
      ) : (
        <>
          {words.refused} <span lang="en">{detail}</span>
        </>
      )}
    </p>
  );
}
