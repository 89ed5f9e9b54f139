"use client";

import { Content, Portal, Provider, Root, Trigger } from "radix-ui/tooltip";
import type { ReactElement, ReactNode } from "react";

/** How long a pointer rests before words appear; keyboard focus shows them at once. */
const DELAY_MS = 250;

type Properties = {
  /** What appears; short, and never the only place where a thing is said. */
  words: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** One element that takes focus and a ref. */
  children: ReactElement;
};

/** Words on hover and focus. Costs floating-ui: for plain text in a long list use `title`. */
export function Tooltip({ words, side = "top", children }: Properties) {
  return (
    <Provider delayDuration={DELAY_MS}>
      <Root>
        <Trigger asChild>{children}</Trigger>
        <Portal>
          <Content side={side} sideOffset={5} collisionPadding={8} className="floating px-2.5 py-1.5 text-xs">
            {words}
          </Content>
        </Portal>
      </Root>
    </Provider>
  );
}
