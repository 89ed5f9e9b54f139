import Link from "next/link";

export type TabLink = { id: string; label: string; href: string; count?: string };

/** Tabs which are pages: every tab has a URL and costs no script. For tabs within one page see `tabs.tsx`. */
export function TabLinks({ label, tabs, current }: { label: string; tabs: TabLink[]; current: string }) {
  return (
    <nav aria-label={label} className="tab-list">
      {tabs.map(({ id, label: text, href, count }) => (
        <Link key={id} href={href} prefetch={false} scroll={false} aria-current={id === current ? "page" : undefined}>
          {text} {count && <span className="text-muted text-xs">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
