import type { Chip, ChipFacts } from "@/lib/domain/chip";

/**
 * The chips that Driftgrid knows. A fact that no source states is left out and reads as unknown (null).
 *
 * Sources: AIHUB = devices_and_chipsets.yaml of qai_hub_models · ET = qc_schema.py of ExecuTorch · LRT = supported_soc.csv
 * of LiteRT · QNNH = Qnn_SocModel_t of QnnTypes.h · MLP = ro.soc.model in MLPerf Mobile results · ETPR22542, ET#17081 =
 * threads of pytorch/executorch · AUTO = Qualcomm's automotive documentation · SEC = third parties.
 * `QNNH(id)` and the like: the source speaks for that fact only. Years that are not verified are general knowledge.
 */
// biome-ignore format: one chip a line, so that the table can be read and compared as a table
const FACTS: readonly ChipFacts[] = [
  { soc: "SM8850", name: "Snapdragon 8 Elite Gen 5", tier: "mobile/8-elite", socModel: 87, htpArch: "V81", fp16: true, npu: "HTP", year: 2025, vtcmMb: 8, source: "AIHUB;ET;QNNH", confidence: "high" },
  { soc: "SM8850-AD", name: "Snapdragon 8 Elite Gen 5 for Galaxy", tier: "mobile/8-elite", socModel: 87, htpArch: "V81", fp16: true, npu: "HTP", year: 2026, vtcmMb: 8, source: "AIHUB", confidence: "high" },
  { soc: "SM8845", name: "Snapdragon 8 Gen 5", tier: "mobile/8", socModel: 97, htpArch: "V81", npu: "HTP", year: 2025, vtcmMb: 8, source: "ET;ET#17081", confidence: "high" },
  { soc: "SM8750", name: "Snapdragon 8 Elite", tier: "mobile/8-elite", socModel: 69, htpArch: "V79", fp16: true, npu: "HTP", year: 2024, vtcmMb: 8, source: "AIHUB;ET;QNNH;MLP", confidence: "high", note: "ro.soc.model=SM8750 in MLPerf v5.0" },
  { soc: "SM8750-AC", name: "Snapdragon 8 Elite for Galaxy", tier: "mobile/8-elite", socModel: 69, htpArch: "V79", fp16: true, npu: "HTP", year: 2025, vtcmMb: 8, source: "AIHUB", confidence: "high" },
  { soc: "SM8735", name: "Snapdragon 8s Gen 4", tier: "mobile/8s", socModel: 85, npu: "HTP", year: 2025, source: "QNNH(id);SEC(name)", confidence: "arch-conflict", note: "third parties disagree: V73 (rwkvmobile soc table) vs V79 (ET#19141 user + draft PR 19216); not in the QNN doc table per ET#19141" },
  { soc: "SM8650", name: "Snapdragon 8 Gen 3", tier: "mobile/8", socModel: 57, htpArch: "V75", fp16: true, npu: "HTP", year: 2023, yearVerified: true, vtcmMb: 8, source: "AIHUB;ET;QNNH;MLP", confidence: "high" },
  { soc: "SM8635", name: "Snapdragon 8s Gen 3", tier: "mobile/8s", socModel: 68, htpArch: "V73", fp16: false, npu: "HTP", year: 2024, source: "ETPR22542;LRT;QNNH;MLP", confidence: "high", note: "Qualcomm-authored ET PR 22542 (2026-09-03): FP16 rejected \"The SocModel doesn't support FP16\"; ro.soc.model=SM8635 in MLPerf v4.0" },
  { soc: "SM8550", name: "Snapdragon 8 Gen 2", tier: "mobile/8", socModel: 43, htpArch: "V73", fp16: true, npu: "HTP", year: 2022, vtcmMb: 8, source: "AIHUB;ET;QNNH;MLP", confidence: "high" },
  { soc: "SM8475", name: "Snapdragon 8+ Gen 1", tier: "mobile/8", socModel: 42, htpArch: "V69", npu: "HTP", year: 2022, vtcmMb: 8, source: "ET;LRT;QNNH", confidence: "high", note: "8 Gen 1 (same arch) is fp16=yes in AI Hub; 8+ Gen 1 itself not listed there" },
  { soc: "SM8450", name: "Snapdragon 8 Gen 1", tier: "mobile/8", socModel: 36, htpArch: "V69", fp16: true, npu: "HTP", year: 2021, vtcmMb: 8, source: "AIHUB;ET;QNNH", confidence: "high" },
  { soc: "SM8350", name: "Snapdragon 888", tier: "mobile/8", socModel: 30, htpArch: "V68", fp16: false, npu: "HTP", year: 2020, vtcmMb: 4, source: "AIHUB;ET;QNNH", confidence: "high", note: "AI Hub entry has no supports_fp16; mllm lists id 35 and ET PR 15867 first proposed 35 (wrong)" },
  { soc: "SM8250-AB", name: "Snapdragon 865+", tier: "mobile/8", socModel: 21, htpArch: "V66", fp16: false, npu: "DSP", year: 2020, source: "AIHUB;LRT", confidence: "high", note: "QNN enum name QNN_SOC_MODEL_SM8250/SDM865=21; V66 is below the QNN HTP range" },
  { soc: "SM8150", name: "Snapdragon 855", tier: "mobile/8", socModel: 12, htpArch: "V66", fp16: false, npu: "DSP", year: 2019, source: "AIHUB;LRT", confidence: "high" },
  { soc: "SDM845", name: "Snapdragon 845", tier: "mobile/8", socModel: 1, htpArch: "V65", fp16: false, npu: "DSP", year: 2018, source: "AIHUB;LRT;QNNH", confidence: "high" },
  { soc: "SM7675", name: "Snapdragon 7+ Gen 3", tier: "mobile/7", socModel: 70, htpArch: "V73", fp16: false, npu: "HTP", year: 2024, source: "ETPR22542;LRT;QNNH", confidence: "high", note: "ET PR 22542: FP16 not supported" },
  { soc: "SM7750", name: "Snapdragon 7 Gen 4", tier: "mobile/7", socModel: 86, htpArch: "V73", fp16: false, npu: "HTP", year: 2025, source: "AIHUB;QNNH", confidence: "high", note: "AI Hub: htp_version 73, soc_model 86, no supports_fp16 (but Dragonwing Q-7790, same soc_model 86, is marked supports_fp16 true: inconsistent upstream)" },
  { soc: "SM7550", name: "Snapdragon 7 Gen 3", aliases: ["Snapdragon 7550"], tier: "mobile/7", socModel: 64, htpArch: "V73", npu: "HTP", year: 2023, source: "LRT;QNNH;MLP", confidence: "high", note: "ro.soc.model=SM7550 + proc \"Qualcomm Snapdragon 7550\", runs on HTP in MLPerf v4.0" },
  { soc: "SM7635", name: "Snapdragon 7s Gen 3", tier: "mobile/7", socModel: 73, npu: "HTP", year: 2024, source: "QNNH(id);MLP(name+HTP)", confidence: "arch-unverified", note: "MLPerf v5.0 ran HTP DLCs on it, ro.soc.model=SM7635; V73 only in a third-party table" },
  { soc: "SM7475", name: "Snapdragon 7+ Gen 2", tier: "mobile/7", socModel: 54, htpArch: "V69", npu: "HTP", year: 2023, source: "LRT;QNNH;MLP", confidence: "high", note: "ro.soc.model=SM7475 in MLPerf v3.1" },
  { soc: "SM7435", name: "Snapdragon 7s Gen 2", tier: "mobile/7", socModel: 61, htpArch: "V73", npu: "HTP", year: 2023, source: "LRT;QNNH;SEC(name)", confidence: "medium", note: "V73 from LiteRT supported_soc.csv (derived from the QNN doc table)" },
  { soc: "SM7450", name: "Snapdragon 7 Gen 1", tier: "mobile/7", socModel: 41, htpArch: "V69", npu: "HTP", year: 2022, source: "LRT;QNNH;SEC(name)", confidence: "high", note: "MLPerf v2.1 SD7G1 ran on HTP" },
  { soc: "SM7325", name: "Snapdragon 778G", tier: "mobile/7", socModel: 35, htpArch: "V68", fp16: false, npu: "HTP", year: 2021, source: "AIHUB;LRT;QNNH", confidence: "high" },
  { soc: "SM7350", name: "Snapdragon 7 series (SM7350)", tier: "mobile/7", socModel: 32, htpArch: "V68", npu: "HTP", source: "LRT;QNNH", confidence: "medium" },
  { soc: "SM7315", name: "Snapdragon 7 series (SM7315)", tier: "mobile/7", socModel: 38, htpArch: "V68", npu: "HTP", source: "LRT;QNNH", confidence: "medium" },
  { soc: "SM7250", name: "Snapdragon 765G", tier: "mobile/7", socModel: 25, htpArch: "V66", fp16: false, npu: "DSP", year: 2019, source: "AIHUB;LRT;QNNH", confidence: "high" },
  { soc: "SM7150-AB", name: "Snapdragon 730G", tier: "mobile/7", socModel: 17, htpArch: "V65", fp16: false, npu: "DSP", year: 2019, source: "AIHUB;LRT;QNNH", confidence: "high" },
  { soc: "SM6150-AC", name: "Snapdragon 678", tier: "mobile/6", socModel: 16, htpArch: "V66", fp16: false, npu: "DSP", year: 2020, source: "AIHUB", confidence: "high" },
  { soc: "SDM670", name: "Snapdragon 670", tier: "mobile/6", socModel: 6, htpArch: "V65", fp16: false, npu: "DSP", year: 2018, source: "AIHUB", confidence: "high" },
  { soc: "SM6650", name: "Snapdragon 6 Gen 4", tier: "mobile/6", socModel: 74, year: 2025, source: "QNNH(id);SEC(name)", confidence: "arch-unknown" },
  { soc: "SM6475", name: "Snapdragon 6 Gen 3", tier: "mobile/6", socModel: 76, year: 2024, source: "QNNH(id);SEC(name)", confidence: "arch-unknown" },
  { soc: "SM6450", name: "Snapdragon 6 Gen 1", tier: "mobile/6", socModel: 50, htpArch: "V73", npu: "HTP", year: 2022, source: "LRT;QNNH;SEC(name)", confidence: "medium", note: "LiteRT supported_soc.csv v73" },
  { soc: "SM6375", name: "Snapdragon 695", tier: "mobile/6", socModel: 31, htpArch: "V66", fp16: false, npu: "DSP", year: 2021, source: "LRT;SEC(name)", confidence: "medium", note: "LiteRT lists SM6375 with id 31 (QnnTypes.h calls 31 SM4350)" },
  { soc: "SM4635", name: "Snapdragon 4s Gen 2", tier: "mobile/4", socModel: 71, year: 2024, source: "QNNH(id);SEC(name)", confidence: "arch-unknown" },
  { soc: "SM4450", name: "Snapdragon 4 Gen 2", tier: "mobile/4", socModel: 59, npu: "none", year: 2023, source: "QNNH(id);MLP(name)", confidence: "arch-unknown", note: "Qualcomm's own MLPerf v3.1 submission (ro.soc.model=SM4450) ran everything on snpe_cpu and lists Accelerator_type = Kryo CPU: treat as no HTP" },
  { soc: "SM4375", name: "Snapdragon 4 Gen 1", tier: "mobile/4", socModel: 55, year: 2022, source: "QNNH(id);SEC(name)", confidence: "arch-unknown" },
  { soc: "SM4350", name: "Snapdragon 480", tier: "mobile/4", socModel: 31, htpArch: "V66", fp16: false, npu: "DSP", year: 2021, source: "LRT;QNNH", confidence: "high" },
  { soc: "SM6225", name: "Snapdragon 680 / SM6225", aliases: ["Snapdragon 680"], tier: "mobile/6", socModel: 40, htpArch: "V66", fp16: false, npu: "DSP", source: "LRT;QNNH", confidence: "medium" },
  { soc: "SC8480XP", name: "Snapdragon X2 Elite", tier: "compute/x2", socModel: 88, htpArch: "V81", fp16: true, npu: "HTP", year: 2025, source: "AIHUB", confidence: "high", note: "AI Hub soc_model 88, htp 81" },
  { soc: "SC8380XP", name: "Snapdragon X Elite", tier: "compute/x", socModel: 60, htpArch: "V73", fp16: true, npu: "HTP", year: 2023, vtcmMb: 8, source: "AIHUB;LRT;QNNH", confidence: "high" },
  { soc: "SC8340XP", name: "Snapdragon X Plus 8-Core", tier: "compute/x", socModel: 60, htpArch: "V73", fp16: true, npu: "HTP", year: 2024, source: "AIHUB", confidence: "high", note: "shares soc_model 60 with X Elite" },
  { soc: "SC8280X", name: "Snapdragon 8cx Gen 3", tier: "compute/8cx", socModel: 37, htpArch: "V68", npu: "HTP", year: 2021, source: "QNNH(id);SEC(arch)", confidence: "medium", note: "MLPerf v3.0 used Hexagon; V68 only from a third-party table" },
  { soc: "QCS6490", name: "Dragonwing QCS6490 (RB3 Gen 2)", aliases: ["QCM6490", "RB3 Gen 2"], tier: "iot", socModel: 93, htpArch: "V68", fp16: false, npu: "HTP", vtcmMb: 2, source: "AIHUB;ET", confidence: "high", note: "LiteRT maps QCM6490 to id 35 (SM7325): conflict; QNN error \"The SocModel doesn't support FP16\" reported by a user" },
  { soc: "QCS8550", name: "Dragonwing QCS8550 / QCM8550", aliases: ["QCM8550"], tier: "iot", socModel: 66, htpArch: "V73", fp16: true, npu: "HTP", vtcmMb: 8, source: "QNNH(id);AIHUB(proxy id 43);LRT", confidence: "high", note: "AI Hub \"QCS8550 (Proxy)\" uses soc_model 43 (=SM8550)" },
  { soc: "QCS9075", name: "Dragonwing IQ-9075", aliases: ["QCS9100", "IQ-9075"], tier: "iot", socModel: 77, htpArch: "V73", fp16: true, npu: "HTP", vtcmMb: 8, source: "AIHUB;ET;LRT;QNNH", confidence: "high", note: "npu_count 2 in AI Hub" },
  { soc: "QCS8275", name: "Dragonwing IQ-8275", aliases: ["QCS8300", "IQ-8275"], tier: "iot", socModel: 82, htpArch: "V75", fp16: true, npu: "HTP", vtcmMb: 8, source: "AIHUB;LRT;QNNH", confidence: "high", note: "AI Hub Aug-2026 says 82; July-2026 copy said 67 (SA7255P reference); proxy keeps 67" },
  { soc: "QCM6690", name: "Dragonwing Q-6690", aliases: ["Q-6690"], tier: "iot", socModel: 78, htpArch: "V73", fp16: false, npu: "HTP", source: "AIHUB;QNNH", confidence: "high" },
  { soc: "QCS7790", name: "Dragonwing Q-7790", aliases: ["Q-7790"], tier: "iot", socModel: 86, htpArch: "V73", fp16: true, npu: "HTP", source: "AIHUB", confidence: "medium", note: "same soc_model 86 as 7 Gen 4, which is marked without fp16" },
  { soc: "QCS8750", name: "Dragonwing Q-8750", aliases: ["Q-8750"], tier: "iot", socModel: 69, htpArch: "V79", fp16: true, npu: "HTP", source: "AIHUB", confidence: "high" },
  { soc: "QCS7181", name: "Dragonwing IQ-X7181", aliases: ["IQ-X7181"], tier: "iot", socModel: 60, htpArch: "V73", fp16: true, npu: "HTP", source: "AIHUB", confidence: "high", note: "X Elite class" },
  { soc: "QCS5121", name: "Dragonwing IQ-X5121", aliases: ["IQ-X5121"], tier: "iot", socModel: 60, htpArch: "V73", fp16: true, npu: "HTP", source: "AIHUB", confidence: "high", note: "X Plus class" },
  { soc: "QCS8625", name: "QCS8625", tier: "iot", socModel: 90, htpArch: "V75", npu: "HTP", source: "LRT", confidence: "medium" },
  { soc: "QCS8450", name: "Snapdragon XR2 Gen 2 (QCS8450)", aliases: ["XR2 Gen 2"], tier: "xr", socModel: 36, htpArch: "V69", fp16: true, npu: "HTP", year: 2023, source: "AIHUB", confidence: "high", note: "SXR2230P=53 is V69/8MB in ET" },
  { soc: "SXR2230P", name: "SXR2230P", tier: "xr", socModel: 53, htpArch: "V69", npu: "HTP", vtcmMb: 8, source: "ET;QNNH", confidence: "high" },
  { soc: "SXR2330P", name: "SXR2330P", tier: "xr", socModel: 75, htpArch: "V79", npu: "HTP", vtcmMb: 8, source: "ET;LRT;QNNH", confidence: "high" },
  { soc: "SXR1230P", name: "SXR1230P", tier: "xr", socModel: 45, htpArch: "V73", npu: "HTP", vtcmMb: 2, source: "ET;QNNH", confidence: "high" },
  { soc: "SSG2115P", name: "SSG2115P (AR1 class)", tier: "xr", socModel: 46, htpArch: "V73", npu: "HTP", vtcmMb: 2, source: "ET;QNNH", confidence: "high" },
  { soc: "SSG2125P", name: "SSG2125P", tier: "xr", socModel: 58, htpArch: "V73", npu: "HTP", vtcmMb: 2, source: "ET;QNNH", confidence: "high" },
  { soc: "SAR2230P", name: "SAR2230P", tier: "xr", socModel: 95, htpArch: "V81", npu: "HTP", vtcmMb: 4, source: "ET", confidence: "high" },
  { soc: "SW6100", name: "SW6100 (wearable)", tier: "wearable", socModel: 96, htpArch: "V81", npu: "HTP", vtcmMb: 4, source: "ET", confidence: "high" },
  { soc: "SA8295P", name: "SA8295P", tier: "auto", socModel: 39, htpArch: "V68", fp16: true, npu: "HTP", vtcmMb: 8, source: "AIHUB;ET;QNNH", confidence: "high", note: "V68 but AI Hub marks supports_fp16: FP16 support is per SoC, not per arch" },
  { soc: "SA8775P", name: "SA8775P", tier: "auto", socModel: 52, htpArch: "V73", fp16: true, npu: "HTP", vtcmMb: 8, source: "AIHUB;AUTO", confidence: "high", note: "same soc_model 52 as SA8255P/SA8650P; npu_count 2" },
  { soc: "SA8255P", name: "SA8255P", tier: "auto", socModel: 52, htpArch: "V73", fp16: true, npu: "HTP", vtcmMb: 8, source: "AIHUB;ET;QNNH", confidence: "high" },
  { soc: "SA8650P", name: "SA8650P", tier: "auto", socModel: 52, htpArch: "V73", fp16: true, npu: "HTP", source: "AIHUB;AUTO", confidence: "high" },
  { soc: "SA7255P", name: "SA7255P", tier: "auto", socModel: 67, htpArch: "V75", fp16: true, npu: "HTP", source: "AIHUB;AUTO", confidence: "high", note: "QnnTypes.h calls 67 SA8620P" },
  { soc: "SA8540P", name: "SA8540P", tier: "auto", socModel: 62, htpArch: "V68", npu: "HTP", source: "AUTO;QNNH", confidence: "high" },
  { soc: "SA8797P", name: "SA8797P", tier: "auto", socModel: 72, htpArch: "V81", npu: "HTP", vtcmMb: 16, source: "ET;QNNH", confidence: "high" },
];

const UNKNOWN = {
  aliases: [],
  socModel: null,
  htpArch: null,
  fp16: null,
  npu: null,
  year: null,
  yearVerified: false,
  vtcmMb: null,
  note: null,
} as const;

export const CHIPS: readonly Chip[] = FACTS.map((facts) => ({ ...UNKNOWN, ...facts }));
