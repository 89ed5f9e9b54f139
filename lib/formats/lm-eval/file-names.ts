/** `results_2024-05-06T12-34-56.789012.json`, or any stem before the date where one was asked for. */
const DATE_ID = "(\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}(?:\\.\\d+)?)";
const RESULTS = new RegExp(`_${DATE_ID}\\.json$`);
const SAMPLES = new RegExp(`^samples_(.+)_${DATE_ID}\\.jsonl$`);

function split(path: string): { folder: string; base: string } {
  const cut = path.lastIndexOf("/") + 1;
  return { folder: path.slice(0, cut), base: path.slice(cut) };
}

/** The folder and date that a results file shares with its samples files; null without a date in its name. */
export function resultsKey(path: string): string | null {
  const { folder, base } = split(path);
  const date = RESULTS.exec(base)?.[1];
  return date === undefined ? null : `${folder}${date}`;
}

/** Whose samples a file holds; null when it is not named as one. */
export function samplesPlace(path: string): { key: string; task: string } | null {
  const { folder, base } = split(path);
  const match = SAMPLES.exec(base);
  return match ? { key: `${folder}${match[2]}`, task: match[1] ?? "" } : null;
}
