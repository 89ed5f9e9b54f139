/** What tools put around the name of a tensor or node, removed before names are compared. */
const TOOL_ENDINGS = [
  // onnxruntime.quantization.qdq_loss_debug
  /_ReshapedSavedOutput$/,
  /_(?:QuantizeLinear_(?:Input|Output)|DequantizeLinear_(?:Input|Output))(?:_1)?$/,
  // ONNX Runtime's unique names and its NCHWc layout.
  /_token_\d+$/,
  /_nchwc$/,
  // Node against tensor: the first output is the node. Later outputs stay apart.
  /_output_0$/,
];
// ONNX Runtime's ConvActivationFusion names the new node "fused <old>".
const TOOL_BEGINNING = /^fused_/;

/**
 * The name under which two tools may mean the same layer: AIMET's sanitising (`\W+` to `_`), without the marks that
 * tools add around it; `/layers.2/conv/Conv`, `layers_2_conv_Conv_output_0` and `/layers.2/conv/Conv.output[0]` agree.
 */
export function normalizeLayerName(name: string): string {
  let text = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .replace(TOOL_BEGINNING, "");
  for (let before = ""; before !== text; ) {
    before = text;
    for (const ending of TOOL_ENDINGS) text = text.replace(ending, "");
  }
  return text;
}

const PARAMETER = /[._](weight|bias|kernel|gamma|beta)(?:_quantized)?$/i;

/**
 * The layer that a parameter such as `layers.2.conv.weight` belongs to, by name alone: the only normalised layer name
 * that is the parameter's owner or begins with it. Null when none or several do.
 * @param layers names of tensors or nodes; the answer is an index into it
 */
export function findParameterOwner(parameter: string, layers: readonly string[]): number | null {
  if (!PARAMETER.test(parameter)) return null;
  const owner = normalizeLayerName(parameter.replace(PARAMETER, ""));
  if (owner === "") return null;
  let found: number | null = null;
  for (const [index, name] of layers.entries()) {
    const layer = normalizeLayerName(name);
    if (layer !== owner && !layer.startsWith(`${owner}_`)) continue;
    if (found !== null) return null;
    found = index;
  }
  return found;
}
