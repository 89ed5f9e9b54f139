/** A path of this server, or `/` for anything that could lead elsewhere (`//host`, `/\host`, `https://host`). */
export function localPath(path: string | null | undefined): string {
  if (!path?.startsWith("/")) return "/";
  const here = "http://here.invalid";
  const url = URL.canParse(path, here) ? new URL(path, here) : null;
  return url?.origin === here && !path.startsWith("//") ? `${url.pathname}${url.search}` : "/";
}
