import { shortVersions } from "@/components/format/versions";
import { STACK_AXES, type Stack } from "@/lib/domain/stack";

/** What stands for an unknown version where names are short. */
const UNKNOWN = "?";
/** Between the versions of one name. */
const JOINT = " / ";

/** A version without the number of its build. */
export const shortVersion = (version: string): string => shortVersions(version, null).from ?? version;

const versions = (stack: Stack) => STACK_AXES.map((axis) => stack[axis]);

/** Options of a stack that are not the same in all. */
function tellingOptions(stacks: readonly Stack[]): string[] {
  const names = [...new Set(stacks.flatMap(({ options }) => Object.keys(options)))];
  return names.filter((name) => new Set(stacks.map(({ options }) => options[name])).size > 1);
}

function namesBy(stacks: readonly Stack[], nameOf: (version: string) => string): string[] {
  const columns = STACK_AXES.map((_, axis) => axis).filter((axis) => {
    const own = stacks.map((stack) => versions(stack)[axis]);
    return new Set(own).size > 1;
  });
  const options = tellingOptions(stacks);
  return stacks.map((stack) => {
    const told = columns.map((axis) => {
      const version = versions(stack)[axis];
      return version ? nameOf(version) : UNKNOWN;
    });
    const set = options.flatMap((name) =>
      stack.options[name] === undefined ? [] : [`${name}=${stack.options[name]}`],
    );
    return [...told, ...set].join(JOINT);
  });
}

/**
 * Names of the points of a series, as short as they can be told apart: only what differs between them, versions
 * without their build unless two would be one name. One point alone is named by the first version it knows.
 */
export function pointLabels(stacks: readonly Stack[]): string[] {
  const distinct = new Set(stacks.map((stack) => JSON.stringify(stack))).size;
  if (distinct <= 1) {
    return stacks.map((stack) => {
      const known = versions(stack).find((version) => version !== null);
      return known ? shortVersion(known) : UNKNOWN;
    });
  }
  const short = namesBy(stacks, shortVersion);
  return new Set(short).size === distinct ? short : namesBy(stacks, (version) => version);
}
