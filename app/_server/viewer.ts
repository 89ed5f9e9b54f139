import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { readingIsOpen, SESSION_COOKIE } from "@/app/_server/access";
import { getStore } from "@/app/_server/store";
import { findToken } from "@/lib/services/tokens";

export type Viewer = { name: string; scopes: string[] };

/** Who is signed in; null when nobody is. */
export async function readViewer(): Promise<Viewer | null> {
  const secret = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!secret) return null;
  const token = await findToken(await getStore(), secret, Date.now());
  return token ? { name: token.name, scopes: token.scopes } : null;
}

/** Lets a page's reader through, or sends them to sign in and back to `path`. */
export async function requireViewer(path: string): Promise<void> {
  if (readingIsOpen((await headers()).get("host"))) return;
  const viewer = await readViewer();
  if (!viewer) redirect(`/sign-in?${new URLSearchParams({ next: path })}`);
  if (!viewer.scopes.includes("read")) redirect(`/sign-in?${new URLSearchParams({ next: path, error: "scope" })}`);
}

/** Whether somebody with this scope is signed in. */
export async function viewerMay(scope: string): Promise<boolean> {
  return (await readViewer())?.scopes.includes(scope) ?? false;
}
