import { numberFormats } from "@/components/format/numbers";
import { Disclosure } from "@/components/ui/disclosure";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import { largestIntroduced } from "./layer-points";
import type { NetworkDriftProperties } from "./network-drift";

/** Lines of the table: what explains a drift is among them, and thousands would be read by nobody. */
const LINES = 20;

/** The layers that added most, as a table: the chart for those who do not see it. */
export function LargestLayers({
  label,
  points,
  unit,
  introducedUnit = unit,
  locale,
  words,
  onSelect,
}: NetworkDriftProperties) {
  const formats = numberFormats(locale);
  const text = (value: number | null | undefined, of: string) =>
    value === null || value === undefined ? words.none : formats.text(formats.value(value, of));
  return (
    <Disclosure title={words.largest} className="mt-1 text-xs">
      <TableFrame look="plain" label={`${label}: ${words.largest}`} className="mt-1">
        <TableHead
          columns={[
            words.layer,
            { name: words.introduced, number: true },
            { name: words.a, number: true },
            { name: words.b, number: true },
          ]}
        />
        <tbody>
          {largestIntroduced(points, LINES).map((index) => (
            <tr key={index}>
              <td className="wrap-anywhere">
                <button type="button" className="link text-start" onClick={() => onSelect(index)}>
                  <bdi>{points[index]?.name}</bdi>
                </button>
              </td>
              <td data-number>{text(points[index]?.introduced, introducedUnit)}</td>
              <td data-number>{text(points[index]?.a, unit)}</td>
              <td data-number>{text(points[index]?.b, unit)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Disclosure>
  );
}
