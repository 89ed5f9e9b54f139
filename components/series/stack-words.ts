import { useTranslations } from "next-intl";
import { useAxisName } from "@/components/changes/parts/moved-words";
import { shortVersion } from "@/components/series/point-labels";
import { STACK_AXES, type Stack } from "@/lib/domain/stack";

/** A stack by the versions that it knows: `QAIRT 2.42.0, ONNX Runtime 1.24.3`. @param whole with builds and options */
export function useStackWords(whole = false): (stack: Stack) => string {
  const t = useTranslations("series");
  const separator = useTranslations("changes")("separator");
  const axisName = useAxisName();
  return (stack) => {
    const versions = STACK_AXES.flatMap((axis) => {
      const version = stack[axis];
      return version === null ? [] : [`${axisName({ axis, option: null })} ${whole ? version : shortVersion(version)}`];
    });
    const options = whole ? Object.entries(stack.options).map(([name, value]) => `${name}=${value}`) : [];
    const told = [...versions, ...options];
    return told.length === 0 ? t("noVersions") : told.join(separator);
  };
}
