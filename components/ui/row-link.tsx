import Link from "next/link";
import type { ReactNode } from "react";

type Properties = {
  href: string;
  /** An answer of the server, not a page. */
  file?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
};

/** The link of a row or a list entry: all of the nearest `relative` ancestor can be pressed. */
export function RowLink({ file = false, className = "", ...rest }: Properties) {
  const look = `font-[560] after:absolute after:inset-0 ${className}`;
  return file ? <a className={look} {...rest} /> : <Link prefetch={false} className={look} {...rest} />;
}
