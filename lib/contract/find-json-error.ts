/** Where a text stops being JSON. `atEnd`: everything up to the end could still become JSON. */
export type JsonError = { offset: number; atEnd: boolean };

type Expected = "value" | "value or ]" | "name" | "name or }" | ":" | ", or end";

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NUMBER_CUT_SHORT = /-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?)?)?$/y;
const WORDS = ["true", "false", "null"];
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const ESCAPE_CUT_SHORT = /\\(?:u[0-9a-fA-F]{0,3})?$/y;

/** End of a sticky match at an offset; -1 when it does not match there. */
function matchAt(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const cutShort = (text: string): JsonError => ({ offset: text.length, atEnd: true });

function readString(text: string, start: number): number | JsonError {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { offset: at, atEnd: false };
    if (code === 0x5c) {
      const end = matchAt(ESCAPE, text, at);
      if (end < 0) return matchAt(ESCAPE_CUT_SHORT, text, at) < 0 ? { offset: at, atEnd: false } : cutShort(text);
      at = end;
    } else at += 1;
  }
  return cutShort(text);
}

function readScalar(text: string, start: number): number | JsonError {
  if (text[start] === '"') return readString(text, start);
  const number = matchAt(NUMBER, text, start);
  const cut = matchAt(NUMBER_CUT_SHORT, text, start);
  if (cut > start && cut > number) return cutShort(text);
  if (number > start) return number;
  const rest = text.slice(start, start + 5);
  const word = WORDS.find((one) => rest.startsWith(one));
  if (word) return start + word.length;
  const isCut = start + rest.length === text.length && WORDS.some((one) => one.startsWith(rest));
  return isCut ? cutShort(text) : { offset: start, atEnd: false };
}

function readPart(text: string, at: number, expected: Expected): number | JsonError {
  if (expected === "value" || expected === "value or ]") return readScalar(text, at);
  const isName = expected !== ":" && expected !== ", or end" && text[at] === '"';
  return isName ? readString(text, at) : { offset: at, atEnd: false };
}

/** Finds the first place at which a text is not JSON (RFC 8259), in linear time; null when it is JSON. */
export function findJsonError(text: string): JsonError | null {
  const closers: ("]" | "}")[] = [];
  let expected = "value" as Expected;
  let at = 0;
  for (;;) {
    at = matchAt(SPACE, text, at);
    if (expected === ", or end" && closers.length === 0)
      return at === text.length ? null : { offset: at, atEnd: false };
    if (at >= text.length) return cutShort(text);
    const char = text[at] as string;
    const step = takeMark(char, expected, closers);
    if (step !== null) {
      expected = step;
      at += 1;
      continue;
    }
    const end = readPart(text, at, expected);
    if (typeof end !== "number") return end;
    at = end;
    expected = expected === "name" || expected === "name or }" ? ":" : ", or end";
  }
}

/** What is expected after a bracket, comma or colon that may stand here; null when it may not, or is none. */
function takeMark(char: string, expected: Expected, closers: ("]" | "}")[]): Expected | null {
  const valueMayStart = expected === "value" || expected === "value or ]";
  if (valueMayStart && char === "{") {
    closers.push("}");
    return "name or }";
  }
  if (valueMayStart && char === "[") {
    closers.push("]");
    return "value or ]";
  }
  if (expected === ":" && char === ":") return "value";
  const closer = closers.at(-1);
  if (expected === ", or end" && char === ",") return closer === "}" ? "name" : "value";
  const mayClose = expected === ", or end" || expected === `value or ${closer}` || expected === `name or ${closer}`;
  if (mayClose && char === closer) {
    closers.pop();
    return ", or end";
  }
  return null;
}
