import { describe, expect, it } from "vitest";
import { ICON_SHAPES } from "@/components/icon/icon-shapes";

describe("icons of the server", () => {
  it.each(Object.entries(ICON_SHAPES))("%s is Lucide's", async (name, shapes) => {
    const { __iconData } = await import(`lucide-react/icons/${name}`);
    const drawn = __iconData.node.map(([shape, { key: _, ...attributes }]: [string, Record<string, string>]) => [
      shape,
      attributes,
    ]);
    expect(shapes).toEqual(drawn);
  });
});
