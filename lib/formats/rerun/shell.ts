/** A text as one word of a POSIX shell, whatever it holds. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text that ends no comment: on one line, in printable ASCII. */
export function commentText(text: string): string {
  return [...text]
    .map((character) =>
      /^[ -~]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    )
    .join("");
}

/** `${NAME:?what it must be}`: stops with a sentence when nobody has set it. The sentence holds no sign of the shell. */
export function demanded(name: string, what: string): string {
  return `\${${name}:?${commentText(what).replace(/[^\w ,.;:()/+-]/g, "_")}}`;
}

/** Stops unless a file is the one that was measured. */
export function checkHash(sha256: string | null, variable: string): string {
  return sha256 === null ? "" : `echo "${sha256}  $${variable}" | sha256sum --check -\n`;
}
