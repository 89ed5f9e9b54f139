import path from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";

/** npm starts scripts in the project's folder; paths are meant from where the user stands. */
export const fromUser = (place: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), place);

/** What went wrong, without a stack: the user can act on the message, not on our line numbers. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Ends a command whose arguments are not valid, with 2. */
export function stop(usage: string, message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

/** The arguments of a command; `--help` is answered, and what it does not know ends it. */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  if (process.argv.slice(2).includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return stop(usage, messageOf(error));
  }
}
