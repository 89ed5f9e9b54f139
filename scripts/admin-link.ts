import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import { createSignInCode } from "@/lib/services/tokens";

/** Prints a link that signs one person in as admin, once. Usage: admin-link.ts BASE_URL */
const base = process.argv[2] ?? "http://127.0.0.1:3000";
const store = await openStore(process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL);
try {
  const code = await createSignInCode(store, Date.now());
  console.log(new URL(`/sign-in?code=${code}`, base).href);
} finally {
  await store.close();
}
