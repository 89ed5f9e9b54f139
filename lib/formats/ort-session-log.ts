import { LIMITS } from "@/lib/contract/limits";
import { findProvider, type Processor, QNN, qnnProcessor, uncountable } from "@/lib/formats/execution-providers";
import type { Importer } from "@/lib/formats/importer";
import { cleanText, type Facts, nodeNames, type Read, readSupplements } from "@/lib/formats/read-supplements";
import { type Line, splitLines } from "@/lib/formats/split-lines";

const ID = "ort-session-log";
const MAX_NODES = 500_000;

// Colours of a terminal, and what stands before a message: time, `[V:onnxruntime:, file.cc:1377 Function]`.
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const COLOUR = /\u001b\[[0-9;]*m/g;
const PREFIX = /^.*?\[[VIWEF]:onnxruntime:[^\]]*\]/;

const HEADING = /Node placements\s*$/;
const ALL = /All nodes placed on \[([^\]]+)\]\. Number of nodes: (\d+)\s*$/;
const SOME = /Node\(s\) placed on \[([^\]]+)\]\. Number of nodes: (\d+)\s*$/;
const NODE = /^\s{2,}(\S+) \((.*)\)\s*$/;
const PARTITIONS =
  /Number of partitions supported by QNN EP: (\d+)(?:, number of nodes in the graph: (\d+), number of nodes supported by QNN: (\d+))?\s*$/;
const CHECKED = /Operator type: \S+ Node name: (.*?) Node index: \d+/;
const REASON = /REASON : (.+)$/;
const LIBRARY = /Qnn(Htp|Gpu|Cpu)\.(?:so|dll)/i;

type Node = { name: string; op: string };
type Section = { provider: string; count: number; nodes: Node[] };

/** The node placements of one session. */
type Session = { line: number; all: boolean; sections: Section[]; followed: boolean };

class Log {
  readonly sessions: Session[] = [];
  /** What QNN said last: it is asked several times, and the last time counts. */
  qnn: { partitions: number; graph: number | null; supported: number | null; line: number } | null = null;
  readonly backends = new Set<string>();
  readonly reasons = new Map<string, string>();
  private nodes = 0;
  private checked: string | null = null;

  take({ text, number, ended }: Line): string | null {
    const message = text.replace(COLOUR, "").replace(PREFIX, "");
    const library = LIBRARY.exec(message)?.[1];
    if (library !== undefined) this.backends.add(library.toLowerCase());
    this.takeReason(message);
    // A line without its end may be cut in a number.
    if (!ended) return null;
    const [, partitions, graph, supported] = PARTITIONS.exec(message) ?? [];
    if (partitions !== undefined) {
      const countOf = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
      this.qnn = { partitions: Number(partitions), graph: countOf(graph), supported: countOf(supported), line: number };
    }
    return this.takePlacement(message, number);
  }

  private takeReason(message: string): void {
    const checked = CHECKED.exec(message)?.[1];
    if (checked !== undefined) this.checked = checked;
    const reason = REASON.exec(message)?.[1];
    if (reason === undefined || this.checked === null) return;
    if (this.reasons.size < LIMITS.fallback) this.reasons.set(this.checked, reason);
    this.checked = null;
  }

  private takePlacement(message: string, line: number): string | null {
    const session = this.sessions.at(-1);
    if (HEADING.test(message)) {
      this.sessions.push({ line, all: false, sections: [], followed: false });
      return this.sessions.length > 1_000 ? "has more than 1000 sessions" : null;
    }
    if (!session) return null;
    const whole = ALL.exec(message);
    const [, provider, count] = whole ?? SOME.exec(message) ?? [];
    const section = session.sections.at(-1);
    if (provider !== undefined) {
      if (whole) session.all = true;
      session.sections.push({ provider, count: Number(count), nodes: [] });
      return null;
    }
    const [, op, name] = NODE.exec(message) ?? [];
    if (op === undefined || !section || section.nodes.length >= section.count) {
      session.followed = true;
      return null;
    }
    section.nodes.push({ op, name: name ?? "" });
    this.nodes += 1;
    return this.nodes > MAX_NODES ? `names more than ${MAX_NODES} nodes` : null;
  }
}

/** The one placement of a log, or why it has none. */
function sessionOf({ sessions }: Log): Session | { line: number | null; why: string } {
  const [session, ...others] = sessions;
  if (!session) return { line: null, why: "has no node placements (log_severity_level=0 writes them)" };
  const other = others.find(({ sections }) => JSON.stringify(sections) !== JSON.stringify(session.sections));
  if (other)
    return { line: other.line, why: "has the node placements of several sessions: give each run a log of its own" };
  if (session.sections.length === 0) return { line: session.line, why: "ends within its node placements" };
  const missing = session.sections.some(({ count, nodes }) => nodes.length < count);
  if (!session.all && (missing || !session.followed))
    return { line: session.line, why: "ends within its node placements" };
  return session;
}

/** Nodes given to QNN; null when the log does not say. The placements show a compiled partition as one node. */
function qnnNodes({ qnn }: Log, notes: string[]): number | null {
  if (qnn?.supported == null) {
    notes.push("how many nodes are in the partitions of QNN is not said (log_severity_level=1 writes it)");
    return null;
  }
  if (qnn.supported > qnn.partitions) return qnn.supported;
  notes.push("each partition of QNN is one node, as with a prepared EPContext, whose nodes cannot be counted");
  return null;
}

function processorOfQnn(log: Log, notes: string[]): Processor | null {
  const [backend, other] = log.backends;
  if (backend !== undefined && other === undefined) return qnnProcessor(backend);
  notes.push(`QNN is taken as NPU: ${other === undefined ? "its backend is not named" : "several backends are named"}`);
  return "npu";
}

/** Where the nodes of a section ran and how many they were; a compiled subgraph hides its nodes. */
function placed(log: Log, { provider, count }: Section, notes: string[]) {
  if (provider === QNN) return { processor: processorOfQnn(log, notes), count: qnnNodes(log, notes), fused: count };
  const known = findProvider(provider);
  return { processor: known?.processor ?? null, count: known?.fuses ? null : count, fused: known?.fuses ? count : 0 };
}

function placementOf(log: Log, session: Session, notes: string[]): Pick<Facts, "placement" | "partitions"> | string {
  const problem = uncountable(session.sections.map(({ provider }) => provider));
  if (problem !== null) return problem;
  const placement: Record<Processor, number | null> = { npu: 0, gpu: 0, cpu: 0 };
  const others: Node[] = [];
  let partitions = 0;
  for (const section of session.sections) {
    const { processor, count, fused } = placed(log, section, notes);
    if (processor === null) return `${section.provider} does not say whether it runs on NPU, GPU or CPU`;
    const before = placement[processor];
    placement[processor] = before === null || count === null ? null : before + count;
    if (processor === "npu") partitions += fused;
    if (fused === 0) others.push(...section.nodes);
  }
  if (session.all && placement.npu === 0) notes.push("the log does not name the nodes");
  return { placement: { ...placement, fallback: nodeNames(others, notes) }, partitions };
}

function reasonsOf(log: Log, fallback: readonly string[] | null | undefined): Facts["fallbackReasons"] {
  const named = new Set(fallback ?? []);
  // QNN is asked several times: a reason counts for nodes that did fall back, where the log names those.
  const known = [...log.reasons]
    .map(([node, reason]) => ({ node: cleanText(node, LIMITS.name), reason: cleanText(reason, LIMITS.text) }))
    .filter(({ node, reason }) => node !== "" && reason !== "" && (named.size === 0 || named.has(node)));
  return known.length > 0 ? known : undefined;
}

function readWhole(log: Log): Read {
  const session = sessionOf(log);
  const notes: string[] = [];
  if ("why" in session) {
    // QNN's own line stands for itself: how many nodes it took, not where the others went.
    if (log.qnn === null || log.sessions.length > 1) return { line: session.line, refused: session.why };
    const { partitions, line } = log.qnn;
    const fallbackReasons = reasonsOf(log, null);
    notes.push(`where nodes ran is left out: the log ${session.why}`);
    return { line, facts: { partitions, ...(fallbackReasons && { fallbackReasons }), notes } };
  }
  const placed = placementOf(log, session, notes);
  if (typeof placed === "string") return { line: session.line, refused: placed };
  const fallbackReasons =
    placed.placement?.npu === 0 && !log.qnn ? undefined : reasonsOf(log, placed.placement?.fallback);
  return { line: session.line, facts: { ...placed, ...(fallbackReasons && { fallbackReasons }), notes } };
}

async function readLog(pieces: AsyncIterable<string>): Promise<Read> {
  const log = new Log();
  for await (const line of splitLines(pieces)) {
    const problem = log.take(line);
    if (problem !== null) return { line: line.number, refused: problem };
  }
  return readWhole(log);
}

/** What ONNX Runtime logs of a session: where its nodes were placed, and what QNN said of them. */
export const ortSessionLog: Importer = {
  id: ID,
  name: "ONNX Runtime session log",
  detect: ({ text }) => {
    const plain = text.replaceAll("\0", "");
    return /\[[VIWEF]:onnxruntime:[^\]\n]*\]/.test(plain) || /nodes? placed on \[|Node\(s\) placed on \[/i.test(plain)
      ? "reads"
      : null;
  },
  read: (files, options) => readSupplements(ID, files, options, readLog),
};
