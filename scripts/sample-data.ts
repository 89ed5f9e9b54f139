import { randomUUID } from "node:crypto";
import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import type { SampleStatus } from "@/lib/domain/sample-data";
import { settleAll } from "@/lib/services/settle";
import { fillEmpty, readSampleStatus, switchSamples } from "@/lib/services/switch-samples";

const USAGE = `Sample data: a community note and a simulated fleet, for a database without results.

  npm run sample-data -- status
  npm run sample-data -- remove     puts it aside; views pinned to an earlier moment still show it
  npm run sample-data -- restore    brings it back, or in

npm start puts it into an empty database, unless SAMPLE_DATA=off. It steps aside by itself when the first run arrives.`;

function said({ runs, shown, settled, besideReal }: SampleStatus): string {
  if (runs === 0) return "There is no sample data.";
  const count = `${runs} sample runs are stored`;
  const soon = settled ? "" : " (pages follow in a moment)";
  if (!shown) return `${count} and put aside${soon}.`;
  return `${count} and shown${besideReal ? ", marked, beside real runs" : " until the first real run arrives"}${soon}.`;
}

async function work(store: Store, command: string | undefined): Promise<string> {
  if (command === "fill") {
    if (process.env.SAMPLE_DATA?.trim().toLowerCase() === "off") return "off";
    const filled = await fillEmpty(store, Date.now());
    if (filled) await settleAll(store, { holder: randomUUID(), clock: Date.now });
    return filled ? said(await readSampleStatus(store)) : "not needed";
  }
  if (command === "remove" || command === "restore") {
    await switchSamples(store, command === "restore", Date.now());
    await settleAll(store, { holder: randomUUID(), clock: Date.now });
  }
  return said(await readSampleStatus(store));
}

const [command, ...rest] = process.argv.slice(2);
if (rest.length > 0 || !["status", "remove", "restore", "fill"].includes(command ?? "")) {
  console.error(USAGE);
  process.exit(command === "--help" ? 0 : 2);
}
try {
  const store = await openStore(process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL);
  try {
    console.log(await work(store, command));
  } finally {
    await store.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
