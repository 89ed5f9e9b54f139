/** Path, query and fragment of an address of this server, whole or from its first slash; null for any other text. */
export function ownAddress(text: string, origin: string): string | null {
  const typed = text.trim();
  const fromSlash = /^\/(?![/\\])\S/.test(typed);
  if (!fromSlash && !/^https?:\/\//i.test(typed)) return null;
  if (!URL.canParse(typed, origin)) return null;
  const url = new URL(typed, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : null;
}
