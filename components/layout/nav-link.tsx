"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { MouseEvent } from "react";

/** The layout stays when a page is left: the menu must be put away by hand. */
function closeMenu({ currentTarget }: MouseEvent<HTMLElement>) {
  const menu = currentTarget.closest<HTMLElement>("[popover]");
  if (menu?.matches(":popover-open")) menu.hidePopover();
}

/** A link of the header; the page it leads to, and those below it, mark it as current. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const path = usePathname();
  const current = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={closeMenu}
      aria-current={current ? "page" : undefined}
      className="flex items-center whitespace-nowrap text-muted hover:text-ink aria-[current]:text-ink max-lg:h-9 max-lg:rounded-md max-lg:px-2.5 max-lg:hover:bg-sunken max-lg:aria-[current]:bg-accent-wash lg:h-11.5 lg:border-transparent lg:border-b-2 lg:pt-0.5 lg:aria-[current]:border-accent"
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
