import cliProgress from "cli-progress";

/** Without a terminal, a line at most this often. */
const LINE_EVERY_MS = 5_000;

export type ShownProgress = {
  /** Bytes read and bytes of all files, null when a size is not known. */
  step: (done: number, total: number | null) => void;
  stop: () => void;
};

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** Shows on stderr how far an import has come: as a bar on a terminal, else as a line now and then. */
export function showProgress(title: string): ShownProgress {
  if (!process.stderr.isTTY) {
    let last = Date.now();
    const step = (done: number, total: number | null) => {
      if (Date.now() - last < LINE_EVERY_MS) return;
      last = Date.now();
      console.error(`${title}: ${megabytes(done)} of ${total === null ? "?" : megabytes(total)} MB read`);
    };
    return { step, stop: () => {} };
  }
  const format = `${title} {bar} {percentage} % of {size} MB`;
  const bar = new cliProgress.SingleBar({ format, clearOnComplete: true }, cliProgress.Presets.shades_classic);
  bar.start(1, 0, { size: "?" });
  const step = (done: number, total: number | null) => {
    bar.setTotal(total ?? done + 1);
    bar.update(done, { size: total === null ? "?" : megabytes(total) });
  };
  return { step, stop: () => bar.stop() };
}
