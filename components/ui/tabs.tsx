"use client";

import { Content, List, Root, Trigger } from "radix-ui/tabs";
import type { ReactNode } from "react";

export type Tab = { id: string; label: string; content: ReactNode };

/** Tabs within one page, whose choice need not be a URL; else use `TabLinks`. */
export function Tabs({ label, tabs, first }: { label: string; tabs: Tab[]; first?: string }) {
  return (
    <Root defaultValue={first ?? tabs[0]?.id}>
      <List aria-label={label} className="tab-list">
        {tabs.map((tab) => (
          <Trigger key={tab.id} value={tab.id}>
            {tab.label}
          </Trigger>
        ))}
      </List>
      {tabs.map((tab) => (
        <Content key={tab.id} value={tab.id} className="pt-3">
          {tab.content}
        </Content>
      ))}
    </Root>
  );
}
