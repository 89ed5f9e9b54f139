/**
 * Options of ONNX Runtime by what takes them. Provider options of the QNN EP: reference/formats.md D3 (plugin docs 2.3
 * and code); those of onnxruntime_perf_test: its command_args_parser.cc.
 */

/** Taken by `onnxruntime_perf_test -e qnn -i`. */
const PERF_TEST = new Set([
  "backend_type",
  "backend_path",
  "profiling_level",
  "profiling_file_path",
  "rpc_control_latency",
  "vtcm_mb",
  "htp_performance_mode",
  "op_packages",
  "qnn_context_priority",
  "qnn_saver_path",
  "htp_graph_finalization_optimization_mode",
  "soc_model",
  "htp_arch",
  "device_id",
  "enable_htp_fp16_precision",
  "offload_graph_io_quantization",
  "enable_htp_spill_fill_buffer",
  "enable_htp_shared_memory_allocator",
  "extended_udma",
]);

const PROVIDER = new Set([
  ...PERF_TEST,
  "enable_block_quant_weight_optimization",
  "htp_bf16_enable",
  "enable_vtcm_backup_buffer_sharing",
  "dump_json_qnn_graph",
  "json_qnn_graph_dir",
  "dump_qnn_ir_dlc",
  "dump_qnn_ir_dlc_dir",
  "enable_framework_op_trace",
  "framework_op_trace_dir",
  "skip_qnn_version_check",
  "num_graph_prepare_threads",
  "htp_share_resource_optimization",
  "disable_file_mapped_weights",
  "fp16_clamp_overflow",
  "enable_htp_matmul_lut",
  "htp_reused_io_limit_mb",
]);

/** Levels by the names that runs use, as Python's enumeration and perf_test's number say them. */
const LEVELS: Readonly<Record<string, { python: string; number: number }>> = {
  disable: { python: "ORT_DISABLE_ALL", number: 0 },
  disabled: { python: "ORT_DISABLE_ALL", number: 0 },
  disable_all: { python: "ORT_DISABLE_ALL", number: 0 },
  "0": { python: "ORT_DISABLE_ALL", number: 0 },
  basic: { python: "ORT_ENABLE_BASIC", number: 1 },
  "1": { python: "ORT_ENABLE_BASIC", number: 1 },
  extended: { python: "ORT_ENABLE_EXTENDED", number: 2 },
  "2": { python: "ORT_ENABLE_EXTENDED", number: 2 },
  all: { python: "ORT_ENABLE_ALL", number: 99 },
  "99": { python: "ORT_ENABLE_ALL", number: 99 },
};

const LEVEL = "graph_optimization_level";
const BACKENDS = ["cpu", "gpu", "htp", "saver", "ir"];

export type OrtOptions = {
  provider: Record<string, string>;
  /** Entries of the session's configuration. */
  session: Record<string, string>;
  level: { python: string; number: number } | null;
  /** Of no known kind, `name=value`. */
  others: string[];
};

const own = <T>(map: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;

/** The recorded options by what takes them. The backend of a run that names it elsewhere becomes `backend_type`. */
export function ortOptions(options: Record<string, string>, backend: string | null): OrtOptions {
  const entries = Object.entries(options);
  const level = own(LEVELS, (own(options, LEVEL) ?? "").toLowerCase()) ?? null;
  const isSession = (name: string) => /^(session|ep|optimization)\./.test(name);
  const provider = entries.filter(([name]) => PROVIDER.has(name));
  const named = provider.some(([name]) => name === "backend_type" || name === "backend_path");
  if (!named && backend !== null && BACKENDS.includes(backend)) provider.unshift(["backend_type", backend]);
  const taken = (name: string) => PROVIDER.has(name) || isSession(name) || (name === LEVEL && level !== null);
  return {
    provider: Object.fromEntries(provider),
    session: Object.fromEntries(entries.filter(([name]) => isSession(name))),
    level,
    others: entries.filter(([name]) => !taken(name)).map(([name, value]) => `${name}=${value}`),
  };
}

/** `name|value name|value` as perf_test reads them, and what cannot be said so. */
export function perfTestPairs(options: Record<string, string>, known: boolean): { pairs: string; leftOut: string[] } {
  const fits = ([name, value]: [string, string]) =>
    (!known || PERF_TEST.has(name)) && !/[\s|"']/.test(`${name}${value}`) && value !== "";
  const entries = Object.entries(options);
  return {
    pairs: entries
      .filter(fits)
      .map(([name, value]) => `${name}|${value}`)
      .join(" "),
    leftOut: entries.filter((entry) => !fits(entry)).map(([name, value]) => `${name}=${value}`),
  };
}
