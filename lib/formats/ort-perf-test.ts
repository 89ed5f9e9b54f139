import type { Importer } from "@/lib/formats/importer";
import { type Read, readSupplements } from "@/lib/formats/read-supplements";
import { type Line, splitLines } from "@/lib/formats/split-lines";

const ID = "ort-perf-test";

/** Newer releases say `cost total`. The unit ends the line, so a figure that the end of the file cuts is not one. */
const AVERAGE = /^Average inference time cost(?: total)?:\s*(\S+) ms\s*$/;
const PEAK = /^Peak working set size:\s*(\d+) bytes\s*$/;
const REQUESTS = /^Total inference requests:\s*(\d+)\s*$/;
const PERCENTILE = /^(Min|Max|P50|P90|P95|P99|P999) Latency:\s*(\S+) s\s*$/;

/** Seconds with up to 6 digits, as the tool prints them, in milliseconds; without the noise of the multiplication. */
const toMs = (seconds: number) => Number((seconds * 1000).toPrecision(9));

class Output {
  averages: { ms: number; line: number }[] = [];
  peak: number | null = null;
  percentiles = new Map<string, number>();
  requests: number | null = null;

  take({ text, number: line, ended }: Line): string | null {
    const average = AVERAGE.exec(text)?.[1];
    if (average !== undefined) {
      const ms = Number(average);
      if (!Number.isFinite(ms) || ms < 0)
        return `the average inference time is ${JSON.stringify(average.slice(0, 40))}`;
      this.averages.push({ ms, line });
    }
    const peak = PEAK.exec(text)?.[1];
    if (peak !== undefined) this.peak = Number(peak);
    const requests = REQUESTS.exec(text)?.[1];
    // It has no unit behind it: without a line end it may be cut.
    if (requests !== undefined && ended) this.requests = Number(requests);
    const [, name = "", seconds = ""] = PERCENTILE.exec(text) ?? [];
    const value = Number(seconds);
    if (name !== "" && Number.isFinite(value) && value >= 0) this.percentiles.set(name, toMs(value));
    return null;
  }

  read(): Read {
    const [average, second] = this.averages;
    if (!average) return { line: null, refused: 'has no line "Average inference time cost: ... ms"' };
    if (second) return { line: second.line, refused: "has two outputs of onnxruntime_perf_test: give each a file" };
    const counted = this.requests === null ? "" : ` of ${this.requests} inferences`;
    const notes = [`latency is the average${counted}, after a first one that is not in it`];
    if (this.percentiles.size > 0) notes.push([...this.percentiles].map(([name, ms]) => `${name} ${ms} ms`).join(", "));
    // 0 is what the tool prints where it cannot measure.
    const peak = this.peak !== null && this.peak > 0 && Number.isSafeInteger(this.peak) ? this.peak : null;
    return {
      line: average.line,
      facts: { latencyMs: average.ms, ...(peak !== null && { peakMemoryBytes: peak }), notes },
    };
  }
}

async function readOutput(pieces: AsyncIterable<string>): Promise<Read> {
  const output = new Output();
  for await (const line of splitLines(pieces)) {
    const problem = output.take(line);
    if (problem !== null) return { line: line.number, refused: problem };
  }
  return output.read();
}

/** What onnxruntime_perf_test prints: average latency, percentiles, peak memory. */
export const ortPerfTest: Importer = {
  id: ID,
  name: "onnxruntime_perf_test output",
  // Output that PowerShell redirected is UTF-16: read as UTF-8 there is a NUL behind each letter.
  detect: ({ text }) =>
    /^(Session creation time cost|Average inference time cost( total)?|Total inference requests):/m.test(
      text.replaceAll("\0", ""),
    )
      ? "reads"
      : null,
  read: (files, options) => readSupplements(ID, files, options, readOutput),
};
