"use client";

import { Content, Portal, Root, Trigger } from "radix-ui/popover";
import type { ReactElement, ReactNode } from "react";

type Properties = {
  /** One button. */
  trigger: ReactElement;
  /** Name of what opens, for those who do not see it. */
  label: string;
  align?: "start" | "center" | "end";
  children: ReactNode;
};

/** A small panel at its button; focus goes in and comes back. */
export function Popover({ trigger, label, align = "start", children }: Properties) {
  return (
    <Root>
      <Trigger asChild>{trigger}</Trigger>
      <Portal>
        <Content aria-label={label} align={align} sideOffset={5} collisionPadding={8} className="floating p-3">
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
