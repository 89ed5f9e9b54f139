/** A path of this server, or `/` for anything that could lead elsewhere (`//host`, `/\host`, `https://host`). */
export function localPath(path: string | null | undefined): string {
  if (!path?.startsWith("/")) return "/";
  const here = "http://here.invalid";
  const url = URL.canParse(path, here) ? new URL(path, here) : null;
  // `/.//host` is parsed into the path `//host`, which a browser reads as another server.
  return url?.origin === here && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : "/";
}
