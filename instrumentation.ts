/** Called by Next.js once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { watchExchanges } = await import("@/app/_server/answer-status");
  watchExchanges();
}
