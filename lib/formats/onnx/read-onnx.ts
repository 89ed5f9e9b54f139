import { type ByteSource, type Field, ProtobufError, ProtobufReader, WIRE } from "@/lib/formats/onnx/protobuf-reader";

/** A node of an ONNX graph as the file has it. Inputs and outputs are names of tensors; "" is an input that is left out. */
export type OnnxNode = { name: string; op: string; inputs: string[]; outputs: string[] };

/** What is read of an ONNX model: names, operators and edges. Weights are passed over. */
export type OnnxModel = {
  producer: string;
  /** Version by domain; "" is ONNX's own. */
  opset: Record<string, number>;
  nodes: OnnxNode[];
  /** Names of the weights. */
  initializers: string[];
  inputs: string[];
  outputs: string[];
};

/** Nodes of a model that are held; more is no model. */
export const MAX_ONNX_NODES = 200_000;
/** Bytes of one name. */
export const MAX_ONNX_NAME = 4_096;
/** Names of one model, all together. */
export const MAX_ONNX_NAMES = 4_000_000;

/** Numbers of the fields in onnx/onnx.proto3, which never change. */
const MODEL = { producer: 2, graph: 7, opset: 8 } as const;
const OPSET = { domain: 1, version: 2 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, sparse: 15 } as const;
const NODE = { input: 1, output: 2, name: 3, op: 4 } as const;
const TENSOR = { name: 8 } as const;
const SPARSE = { values: 1 } as const;
const VALUE = { name: 1 } as const;

class ModelReader {
  readonly model: OnnxModel = { producer: "", opset: {}, nodes: [], initializers: [], inputs: [], outputs: [] };
  hasGraph = false;
  #names = 0;
  readonly #reader: ProtobufReader;
  readonly #text = new TextDecoder("utf-8", { fatal: true });

  constructor(source: ByteSource) {
    this.#reader = new ProtobufReader(source);
  }

  /** Walks over the fields of a message; a field that `take` knows not is passed over. */
  async #each(end: number, take: (field: Field) => Promise<boolean>): Promise<void> {
    for (;;) {
      const field = await this.#reader.field(end);
      if (field === null) return;
      const start = this.#reader.position;
      if (await take(field)) {
        // A message is read to its own end, which the header told.
        if (field.wire === WIRE.bytes && this.#reader.position !== start + field.value)
          throw new ProtobufError(`is no ONNX file: the field at byte ${start} does not end where it says`);
      } else await this.#reader.pass(field);
    }
  }

  #inside(field: Field, take: (field: Field) => Promise<boolean>): Promise<void> {
    return this.#each(this.#reader.position + field.value, take);
  }

  async #name(field: Field): Promise<string> {
    const at = this.#reader.position;
    if (field.wire !== WIRE.bytes) throw new ProtobufError(`is no ONNX file: the name at byte ${at} is no text`);
    if (field.value > MAX_ONNX_NAME)
      throw new ProtobufError(`has a name of ${field.value} bytes at byte ${at}; at most ${MAX_ONNX_NAME} are read`);
    this.#names += 1;
    if (this.#names > MAX_ONNX_NAMES) throw new ProtobufError(`has more than ${MAX_ONNX_NAMES} names`);
    const bytes = await this.#reader.bytes(field.value);
    try {
      return this.#text.decode(bytes);
    } catch {
      throw new ProtobufError(`has a name at byte ${at} that is not UTF-8`);
    }
  }

  /** The one name that is asked of a message; "" when it has none. */
  async #nameIn(field: Field, number: number): Promise<string> {
    let name = "";
    await this.#inside(field, async (inner) => {
      if (inner.number !== number) return false;
      name = await this.#name(inner);
      return true;
    });
    return name;
  }

  async #node(field: Field): Promise<void> {
    const node: OnnxNode = { name: "", op: "", inputs: [], outputs: [] };
    await this.#inside(field, async (inner) => {
      if (inner.number === NODE.input) node.inputs.push(await this.#name(inner));
      else if (inner.number === NODE.output) node.outputs.push(await this.#name(inner));
      else if (inner.number === NODE.name) node.name = await this.#name(inner);
      else if (inner.number === NODE.op) node.op = await this.#name(inner);
      else return false;
      return true;
    });
    if (node.op === "") throw new ProtobufError(`is no ONNX file: node ${this.model.nodes.length + 1} has no operator`);
    this.model.nodes.push(node);
    if (this.model.nodes.length > MAX_ONNX_NODES) throw new ProtobufError(`has more than ${MAX_ONNX_NODES} nodes`);
  }

  async #sparse(field: Field): Promise<void> {
    await this.#inside(field, async (inner) => {
      if (inner.number !== SPARSE.values || inner.wire !== WIRE.bytes) return false;
      this.model.initializers.push(await this.#nameIn(inner, TENSOR.name));
      return true;
    });
  }

  async #graph(field: Field): Promise<void> {
    this.hasGraph = true;
    const { model } = this;
    await this.#inside(field, async (inner) => {
      if (inner.wire !== WIRE.bytes) return false;
      if (inner.number === GRAPH.node) await this.#node(inner);
      else if (inner.number === GRAPH.initializer) model.initializers.push(await this.#nameIn(inner, TENSOR.name));
      else if (inner.number === GRAPH.sparse) await this.#sparse(inner);
      else if (inner.number === GRAPH.input) model.inputs.push(await this.#nameIn(inner, VALUE.name));
      else if (inner.number === GRAPH.output) model.outputs.push(await this.#nameIn(inner, VALUE.name));
      else return false;
      return true;
    });
  }

  async #opset(field: Field): Promise<void> {
    let domain = "";
    let version = 0;
    await this.#inside(field, async (inner) => {
      if (inner.number === OPSET.domain) domain = await this.#name(inner);
      else if (inner.number === OPSET.version && inner.wire === WIRE.varint) version = inner.value;
      else return false;
      return true;
    });
    this.model.opset[domain === "ai.onnx" ? "" : domain] = version;
  }

  async read(): Promise<OnnxModel> {
    await this.#each(Number.POSITIVE_INFINITY, async (field) => {
      if (field.wire !== WIRE.bytes) return false;
      if (field.number === MODEL.graph) await this.#graph(field);
      else if (field.number === MODEL.opset) await this.#opset(field);
      else if (field.number === MODEL.producer) this.model.producer = await this.#name(field);
      else return false;
      return true;
    });
    return this.model;
  }
}

/**
 * Reads the names, operators and edges of an ONNX model; of its weights only the names. Memory is bounded by the number
 * of names, whatever the size of the file. What stands in a node's own graphs (If, Loop, Scan) is passed over.
 * @returns the model, or the reason why it cannot be read
 */
export async function readOnnx(source: ByteSource): Promise<{ model: OnnxModel } | { reason: string }> {
  const reader = new ModelReader(source);
  try {
    const model = await reader.read();
    if (!reader.hasGraph) return { reason: "is no ONNX file: it has no graph" };
    if (model.nodes.length === 0) return { reason: "has a graph without nodes" };
    // Written behind the graph, and demanded since IR version 3: a file that was cut right behind the graph lacks it.
    if (Object.keys(model.opset).length === 0)
      return { reason: "names no opset: it is cut short, or older than ONNX 1.0" };
    return { model };
  } catch (error) {
    if (error instanceof ProtobufError) return { reason: error.message };
    throw error;
  }
}
