import Link from "next/link";

export type Segment = { id: string; label: string; href: string };

/** A choice of one out of few, each a URL of its own; for choices inside a form see the filter bar. */
export function Segments({ label, segments, current }: { label: string; segments: Segment[]; current: string }) {
  return (
    <nav aria-label={label} className="segments">
      {segments.map(({ id, label: text, href }) => (
        <Link key={id} href={href} prefetch={false} scroll={false} aria-current={id === current ? "true" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
