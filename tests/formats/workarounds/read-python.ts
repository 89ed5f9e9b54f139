const ESCAPES = /\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|(["\\]))/g;

/** The text of a Python string literal in the subset that is written. @throws when it is anything else */
export function readPythonString(literal: string): string {
  const body = /^"((?:[^"\\]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*)"$/.exec(literal)?.[1];
  if (body === undefined) throw new Error(`not a literal: ${literal}`);
  return body.replace(ESCAPES, (_, long?: string, short?: string, plain?: string) => {
    if (long !== undefined) return String.fromCodePoint(Number.parseInt(long, 16));
    return short !== undefined ? String.fromCharCode(Number.parseInt(short, 16)) : (plain ?? "");
  });
}

/** The strings of the list or set that is assigned to a name, one a line. @throws when there is none */
export function readPythonStrings(text: string, name: string): string[] {
  const body = new RegExp(`^${name} = [[{]\\n((?: {4}".*",\\n)*)[\\]}]$`, "m").exec(text)?.[1];
  if (body === undefined) throw new Error(`no ${name} in ${text}`);
  return [...body.matchAll(/^ {4}(".*"),$/gm)].map((match) => readPythonString(match[1] ?? ""));
}

/** The entries of the dictionary that is assigned to a name, one a line: key to what stands behind the colon. */
export function readPythonDictionary(text: string, name: string): Map<string, string> {
  const body = new RegExp(`^${name} = \\{\\n((?: {4}".*\\n)*)\\}$`, "m").exec(text)?.[1];
  if (body === undefined) throw new Error(`no ${name} in ${text}`);
  return new Map(
    [...body.matchAll(/^ {4}("(?:[^"\\]|\\.)*"): (.*),$/gm)].map((match) => [
      readPythonString(match[1] ?? ""),
      match[2] ?? "",
    ]),
  );
}
