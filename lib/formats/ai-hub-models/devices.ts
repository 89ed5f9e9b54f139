import { chipId, findChip } from "@/lib/domain/find-chip";
import { asText, isObject, member } from "@/lib/formats/plain-value";

export type AiHubDevice = {
  /** SoC number, or the chipset's name when the catalogue does not know the chip. */
  soc: string;
  chipset: string;
  /** `Android 15`; null when the file does not say. */
  os: string | null;
};

/** Devices of a `devices_and_chipsets.yaml` by name; a text is the reason why a device cannot be used. */
export type AiHubDevices = Map<string, AiHubDevice | string>;

/** Aliases of a chipset that no other chipset of the file claims; upstream lists some at the wrong chipset too. */
function ownAliases(chipset: string, chipsets: Record<string, unknown>): string[] {
  const aliasesOf = (name: string): unknown[] => {
    const aliases = member(chipsets[name], "aliases");
    return Array.isArray(aliases) ? aliases : [];
  };
  const others = new Set(Object.keys(chipsets).flatMap((name) => (name === chipset ? [] : aliasesOf(name))));
  return aliasesOf(chipset).filter((alias) => typeof alias === "string" && !others.has(alias)) as string[];
}

/**
 * The chip of a chipset: by its id, else by an alias of its own. A chip outside the catalogue is named by the alias
 * that is no id of AI Hub (`sdm429` becomes `SDM429`), else by its own id (`qualcomm-qcs8250-proxy` becomes `QCS8250`).
 */
function socOf(chipset: string, chipsets: Record<string, unknown>): string {
  const aliases = ownAliases(chipset, chipsets);
  for (const name of [chipset, ...aliases]) {
    const known = findChip(name);
    if (known) return known.soc;
  }
  const number = aliases.find((alias) => !alias.startsWith("qualcomm-"));
  return chipId(number ?? chipset.replace(/^qualcomm-/, "").replace(/-proxy$/, ""));
}

function osOf(device: unknown): string | null {
  const os = member(device, "os");
  const parts = [asText(member(os, "ostype")), asText(member(os, "version"))];
  return parts.filter((part) => part !== null).join(" ") || null;
}

/** @returns null when the value is no devices_and_chipsets file */
export function readDevices(value: unknown): AiHubDevices | null {
  const devices = member(value, "devices");
  const chipsets = member(value, "chipsets");
  if (!isObject(devices) || !isObject(chipsets)) return null;
  const resolve = (name: string, device: unknown): AiHubDevice | string => {
    const chipset = asText(member(device, "chipset"));
    if (chipset === null) return `device ${name} has no chipset in devices_and_chipsets.yaml`;
    if (!Object.hasOwn(chipsets, chipset))
      return `chipset ${chipset} of device ${name} is not in devices_and_chipsets.yaml`;
    return { soc: socOf(chipset, chipsets), chipset, os: osOf(device) };
  };
  return new Map(Object.entries(devices).map(([name, device]) => [name, resolve(name, device)]));
}
