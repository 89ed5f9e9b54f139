"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";

/** A link of the header; the page it leads to, and those below it, mark it as current. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const path = usePathname();
  const current = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className="flex h-11.5 items-center border-transparent whitespace-nowrap border-b-2 pt-0.5 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
    >
      <NavLabel label={label} />
    </Link>
  );
}

/** Fades while its page is on the way, so that a click is answered at once. */
function NavLabel({ label }: { label: string }) {
  const { pending } = useLinkStatus();
  return <span className={pending ? "opacity-50" : undefined}>{label}</span>;
}
