"use client";

import X from "lucide-react/icons/x";
import { Close, Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { type ReactNode, type RefObject, useRef } from "react";

type Properties = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** A line below the title. */
  description?: ReactNode;
  /** Name of the button that closes. */
  close: string;
  /** `centre` asks for attention; `end` is a side panel at the end of the line; `top` grows downwards from one place. */
  place?: "centre" | "end" | "top";
  /** The children bring a head of their own and scroll by themselves; the title is only told. */
  bare?: boolean;
  /** False leaves the page behind in reach, for a side panel which follows the page. */
  modal?: boolean;
  /** What the focus goes to; without it, the first part that takes it. */
  first?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** A dialog or a side panel: focus goes in, Escape closes, focus comes back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  close,
  place = "centre",
  bare = false,
  modal,
  first,
  children,
}: Properties) {
  const shaded = modal ?? true;
  // There is no trigger to go back to: a dialog is opened by a key, a link or a row as well as by a button.
  const from = useRef<Element | null>(null);
  const leave = (event: Event) => {
    event.preventDefault();
    if (from.current instanceof HTMLElement) from.current.focus();
  };
  return (
    <Root open={open} onOpenChange={onOpenChange} modal={shaded}>
      <Portal>
        {shaded && <Overlay className="dialog-shade" data-modal="" />}
        <Content
          className="dialog"
          data-place={place}
          {...(description === undefined && { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            from.current = document.activeElement;
            if (!first?.current) return;
            event.preventDefault();
            first.current.focus();
          }}
          onCloseAutoFocus={leave}
          onInteractOutside={shaded ? undefined : (event) => event.preventDefault()}
        >
          {bare ? (
            <>
              <Title className="sr-only">{title}</Title>
              {children}
            </>
          ) : (
            <>
              <div className="flex items-start gap-3 border-line border-b py-2.5 ps-4 pe-2.5">
                <div className="min-w-0 grow pt-0.5">
                  <Title className="truncate">{title}</Title>
                  {description !== undefined && <Description className="text-muted text-xs">{description}</Description>}
                </div>
                <Close className="control control-quiet px-2" aria-label={close} title={close}>
                  <X />
                </Close>
              </div>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
              <div className="min-h-0 grow overflow-y-auto px-4 py-3.5" tabIndex={0}>
                {children}
              </div>
            </>
          )}
        </Content>
      </Portal>
    </Root>
  );
}
