import type { RouteContext } from "@/app/_server/route";
import { taggedResponse } from "@/app/_server/tagged-response";
import { ServiceError } from "@/lib/contract/problem";
import { badgeSvg } from "@/lib/services/notify/badge-svg";
import { type BadgeSubject, readBadge } from "@/lib/services/notify/read-badge";

/** Answers with the badge of what the last part of the path names; it ends in `.svg`. */
export async function getBadge(
  { request, store }: RouteContext,
  file: string,
  subject: (name: string) => { name: string; of: BadgeSubject },
): Promise<Response> {
  const [, asked] = /^(.+)\.svg$/s.exec(file) ?? [];
  if (asked === undefined) throw new ServiceError("not-found", "A badge is asked for by a name that ends in .svg.");
  const { name, of } = subject(asked);
  return taggedResponse(request, badgeSvg(name, await readBadge(store, of)), "image/svg+xml");
}
