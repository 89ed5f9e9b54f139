import type { NamedValue } from "@/lib/domain/run-view";

/** Names and values as they came; nothing at all when there are none. */
export function NamedValues({ title, values }: { title: string; values: NamedValue[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <h3 className="eyebrow mt-3.5 mb-1">{title}</h3>
      <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-4 gap-y-0.5 font-mono text-xs leading-5">
        {values.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="break-all text-muted">
              <bdi>{name}</bdi>
            </dt>
            <dd className="break-all">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
