import Link from "next/link";

type Properties = { label: string; title: string; on: boolean; href: string };

/** A switch that is a URL: it stands pressed while it is on, and works without script. */
export function SwitchLink({ label, title, on, href }: Properties) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      title={title}
      className="switch-link"
      data-on={on || undefined}
      aria-current={on ? "true" : undefined}
    >
      <span className="switch-track" aria-hidden="true" />
      {label}
    </Link>
  );
}
