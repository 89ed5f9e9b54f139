export type TooltipLine = { label: string; value: string; color?: string };

/** What a chart says at the cursor: a title, figures one below the other, a note. */
export function ChartTooltip({ title, lines, note }: { title: string; lines: TooltipLine[]; note?: string }) {
  return (
    <div className="floating px-2.5 py-2 text-xs">
      <bdi className="block truncate font-[560]">{title}</bdi>
      <table className="mt-1">
        <tbody>
          {lines.map(({ label, value, color }) => (
            <tr key={label}>
              <th scope="row" className="pe-3 text-start font-normal text-muted">
                {color && <span className="chart-swatch me-1.5" style={{ background: color }} />}
                {label}
              </th>
              <td className="text-end">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p className="mt-1 max-w-64 text-muted">{note}</p>}
    </div>
  );
}
