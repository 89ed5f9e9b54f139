"use client";

import Link from "next/link";
import { Content, Item, Portal, Root, Separator, Trigger } from "radix-ui/dropdown-menu";
import type { ReactElement, ReactNode } from "react";

export type MenuEntry =
  | { kind: "link"; id: string; label: string; href: string; icon?: ReactNode; download?: boolean }
  | { kind: "action"; id: string; label: string; run: () => void; icon?: ReactNode; disabled?: boolean }
  | { kind: "line"; id: string };

type Properties = {
  /** One button. */
  trigger: ReactElement;
  entries: MenuEntry[];
  align?: "start" | "end";
};

/** A menu of links and actions behind a button. */
export function Menu({ trigger, entries, align = "start" }: Properties) {
  return (
    <Root modal={false}>
      <Trigger asChild>{trigger}</Trigger>
      <Portal>
        <Content align={align} sideOffset={5} collisionPadding={8} className="floating min-w-44 p-1">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Content>
      </Portal>
    </Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "line") return <Separator className="my-1 h-px bg-line" />;
  if (entry.kind === "action")
    return (
      <Item className="menu-item" disabled={entry.disabled} onSelect={entry.run}>
        {entry.icon}
        {entry.label}
      </Item>
    );
  const inside = (
    <>
      {entry.icon}
      {entry.label}
    </>
  );
  return (
    <Item asChild className="menu-item">
      {entry.download ? (
        <a href={entry.href} download>
          {inside}
        </a>
      ) : (
        <Link href={entry.href} prefetch={false}>
          {inside}
        </Link>
      )}
    </Item>
  );
}
