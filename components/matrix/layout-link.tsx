"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { hrefWithLayout } from "@/components/matrix/layout-query";
import { useLayout } from "@/components/matrix/use-layout";

/** A link to the matrix with another filter, laid out as it is now. */
export function LayoutLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const { layout } = useLayout();
  return <Link {...rest} href={hrefWithLayout(href, { ...layout, square: null })} prefetch={false} scroll={false} />;
}
