import type { ReactNode } from "react";

export type Column =
  | string
  | {
      name: ReactNode;
      /** Its cells stand at the end. */
      number?: boolean;
      className?: string;
      title?: string;
    };

/** The headings of a table, one a column. @param className of the `thead`, for instance `sr-only` */
export function TableHead({ columns, className }: { columns: readonly Column[]; className?: string }) {
  return (
    <thead className={className}>
      <tr>
        {columns.map((column, place) => {
          const { name, number, ...rest } = typeof column === "string" ? { name: column, number: false } : column;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <th key={place} scope="col" data-number={number || undefined} {...rest}>
              {name}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
