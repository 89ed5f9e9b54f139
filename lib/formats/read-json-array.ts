/** Characters of one element; more is no event and no subgraph, and must not fill the memory. */
export const MAX_ELEMENT = 32 * 1024 * 1024;

export type ArrayPart =
  | { kind: "element"; line: number; value: unknown }
  /** `closed`: the array has its `]`; `pending`: an element was begun and not finished. */
  | { kind: "end"; closed: boolean; pending: boolean }
  | { kind: "problem"; line: number; reason: string };

type State = "before" | "element" | "inside" | "comma" | "after";

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const ESCAPE = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** Walks over the characters of a JSON array of objects and cuts it into its elements. */
class Splitter {
  line = 1;
  state: State = "before";
  private from = 1;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private parts: string[] = [];
  private length = 0;

  get pending(): boolean {
    return this.state === "inside";
  }

  /** Elements that end in a piece; the last part may be a problem, and then nothing follows. */
  *take(piece: string): Generator<ArrayPart> {
    let start = 0;
    for (let index = 0; index < piece.length; index += 1) {
      const code = piece.charCodeAt(index);
      if (code === 10) this.line += 1;
      if (this.state !== "inside") {
        const problem = this.outside(code);
        if (problem !== null) return yield { kind: "problem", line: this.line, reason: problem };
        if (this.pending) start = index;
      } else if (this.closes(code)) {
        const part = this.finish(piece.slice(start, index + 1));
        yield part;
        if (part.kind === "problem") return;
      }
    }
    if (this.pending && !this.keep(piece.slice(start))) {
      yield { kind: "problem", line: this.from, reason: `has an element of more than ${MAX_ELEMENT} characters` };
    }
  }

  private outside(code: number): string | null {
    if (isSpace(code)) return null;
    if (this.state === "before") {
      if (code !== OPEN_LIST) return "is not a JSON array";
      this.state = "element";
    } else if (this.state === "after") return "has more behind the end of its JSON array";
    else if (code === CLOSE_LIST) this.state = "after";
    else if (this.state === "comma") {
      if (code !== COMMA) return "is not valid JSON: a comma is missing between two elements";
      this.state = "element";
    } else if (code === OPEN) {
      this.state = "inside";
      this.from = this.line;
      this.depth = 1;
    } else return "has an element that is no JSON object";
    return null;
  }

  /** True when the character ends the element. */
  private closes(code: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (code === ESCAPE) this.escaped = true;
      else if (code === QUOTE) this.inString = false;
      return false;
    }
    if (code === QUOTE) this.inString = true;
    else if (code === OPEN || code === OPEN_LIST) this.depth += 1;
    else if (code === CLOSE || code === CLOSE_LIST) this.depth -= 1;
    return this.depth === 0;
  }

  private keep(text: string): boolean {
    this.parts.push(text);
    this.length += text.length;
    return this.length <= MAX_ELEMENT;
  }

  private finish(text: string): ArrayPart {
    const whole = this.parts.join("") + text;
    this.parts = [];
    this.length = 0;
    this.state = "comma";
    try {
      return { kind: "element", line: this.from, value: JSON.parse(whole) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { kind: "problem", line: this.from, reason: `is not valid JSON: ${why.slice(0, 120)}` };
    }
  }
}

/**
 * Elements of a JSON array of objects, one at a time: a file of any size costs one element. Ends with an `end` or a
 * `problem`. A comma before the closing bracket is taken.
 */
export async function* readJsonArray(pieces: AsyncIterable<string>): AsyncGenerator<ArrayPart> {
  const splitter = new Splitter();
  for await (const piece of pieces) {
    for (const part of splitter.take(piece)) {
      yield part;
      if (part.kind === "problem") return;
    }
  }
  if (splitter.state === "before") yield { kind: "problem", line: 1, reason: "is empty" };
  else yield { kind: "end", closed: splitter.state === "after", pending: splitter.pending };
}
