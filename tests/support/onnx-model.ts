/** Small ONNX models, written as protobuf by hand: enough of onnx.proto for a chain of unary operators on float[4]. */

export type OnnxNode = { name: string; op: string; inputs: string[]; outputs: string[]; metadata?: [string, string] };

const encoder = new TextEncoder();
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))];
const integer = (field: number, value: number) => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: ArrayLike<number>) => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...Array.from(value),
];
const text = (field: number, value: string) => bytes(field, encoder.encode(value));

const FLOAT = 1;
const WIDTH = 4;

const tensor = (name: string) => {
  const shape = bytes(2, bytes(1, integer(1, WIDTH)));
  return [...text(1, name), ...bytes(2, bytes(1, [...integer(1, FLOAT), ...shape]))];
};

const nodeBytes = ({ name, op, inputs, outputs, metadata }: OnnxNode) => [
  ...inputs.flatMap((input) => text(1, input)),
  ...outputs.flatMap((output) => text(2, output)),
  ...text(3, name),
  ...text(4, op),
  ...(metadata ? bytes(9, [...text(1, metadata[0]), ...text(2, metadata[1])]) : []),
];

/** An ONNX model (IR 10, opset 17) with one input and one output, both float[4]. */
export function onnxModel(nodes: readonly OnnxNode[], input: string, output: string): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) => bytes(1, nodeBytes(node))),
    ...text(2, "test"),
    ...bytes(11, tensor(input)),
    ...bytes(12, tensor(output)),
  ];
  return Uint8Array.from([...integer(1, 10), ...bytes(7, graph), ...bytes(8, integer(2, 17))]);
}

/** A chain of tanh nodes with these names, from `x` through `t0`, `t1`, ... */
export function chain(names: readonly string[]): OnnxNode[] {
  return names.map((name, index) => ({
    name,
    op: "Tanh",
    inputs: [index === 0 ? "x" : `t${index - 1}`],
    outputs: [`t${index}`],
  }));
}
