const PLAIN = /^[ !#-[\]-~]$/;

function escaped(character: string): string {
  if (PLAIN.test(character)) return character;
  if (character === '"' || character === "\\") return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  // JSON's pairs of \u escapes would be two characters in Python.
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A Python string literal on one line in printable ASCII, whatever the text holds; also safe inside a comment. */
export function pythonString(text: string): string {
  return `"${[...text].map(escaped).join("")}"`;
}

/** A Python dictionary of strings, one a line. */
export function pythonDictionary(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `    ${pythonString(key)}: ${pythonString(value)},\n`);
  return `{\n${lines.join("")}}`;
}

/** A Python list or set of strings, one a line, for a statement that is indented by `indent` spaces. */
export function pythonStrings(texts: readonly string[], [open, close]: readonly [string, string], indent = 0): string {
  const lines = texts.map((text) => `${" ".repeat(indent + 4)}${pythonString(text)},\n`);
  return `${open}\n${lines.join("")}${" ".repeat(indent)}${close}`;
}
