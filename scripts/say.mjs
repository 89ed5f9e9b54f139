/** What the set-up commands print: one line a step, with its time; one block a problem, with its fix. */

/** A problem the user can solve. Its message is printed as it stands, without a stack. */
export class Trouble extends Error {
  /**
   * @param {string} what what is wrong, in one sentence
   * @param {string} fix what to do about it
   */
  constructor(what, fix) {
    super(what);
    this.name = "Trouble";
    this.fix = fix;
  }
}

/** @param {number} milliseconds */
export function duration(milliseconds) {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs one step and says that it began, that it goes on (every 15 s), and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @param {(result: T) => string} [note] something to add to the closing line
 * @returns {Promise<T>}
 */
export async function step(title, work, note) {
  say(`- ${title} ...`);
  const began = performance.now();
  const elapsed = () => duration(performance.now() - began);
  const beat = setInterval(() => say(`  still at it, ${elapsed()}`), 15_000);
  try {
    const result = await work();
    const added = note?.(result);
    say(`  done in ${elapsed()}${added ? ` (${added})` : ""}`);
    return result;
  } finally {
    clearInterval(beat);
  }
}

/**
 * Prints what ended a command and returns its exit code.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Trouble) process.stderr.write(`\nProblem: ${error.message}\nFix:     ${error.fix}\n`);
  else process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
