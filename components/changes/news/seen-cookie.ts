/** Keeps the ingest sequence that a reader looked at last, for the line above the matrix. */
export const SEEN_COOKIE = "changes-seen";

const YEAR_S = 365 * 24 * 3600;

/** The sequence that a cookie holds; null for none, and for whatever we did not write. */
export function readSeen(cookie: string | undefined): number | null {
  return cookie !== undefined && /^\d{1,15}$/.test(cookie) ? Number(cookie) : null;
}

/** Remembers in this browser that everything up to a sequence was looked at; never goes back. */
export function writeSeen(sequence: number): void {
  const before = readSeen(
    document.cookie
      .split("; ")
      .find((one) => one.startsWith(`${SEEN_COOKIE}=`))
      ?.slice(SEEN_COOKIE.length + 1),
  );
  if (before !== null && before >= sequence) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing on insecure addresses, where teams run this
  document.cookie = `${SEEN_COOKIE}=${sequence}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
