import { getServer } from "@/app/_server/store";

export const dynamic = "force-dynamic";

async function checkAll(): Promise<Record<string, string>> {
  try {
    const { store, settler } = await getServer();
    return { database: (await store.ping()) ? "ok" : "no answer", settling: settler.failure() ?? "ok" };
  } catch (error) {
    return { database: error instanceof Error ? error.message : String(error) };
  }
}

/** 200 when the database answers and settling works, else 503 with the reason. */
export async function GET(): Promise<Response> {
  const checks = await checkAll();
  const ready = Object.values(checks).every((check) => check === "ok");
  return Response.json({ status: ready ? "ready" : "unready", checks }, { status: ready ? 200 : 503 });
}
