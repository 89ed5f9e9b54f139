/** How long a pointer rests on a term before its explanation opens. */
const REST_MS = 250;
/** How long a pointer may be away, for instance on its way into the explanation. */
const AWAY_MS = 200;

const OPEN_NOTE = ".term-note:popover-open";

function frameOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(".term-frame") : null;
}

const partOf = (frame: Element, name: string) => frame.querySelector<HTMLElement>(`:scope > ${name}`);

function open(frame: Element): void {
  const source = partOf(frame, ".term") ?? undefined;
  if (frame.isConnected) partOf(frame, ".term-note:not(:popover-open)")?.showPopover({ source });
}

const close = (frame: Element) => partOf(frame, OPEN_NOTE)?.hidePopover();

/**
 * Opens an explanation when the pointer rests on its term or the keyboard comes to it, and closes it when they leave.
 * One that was tapped or clicked stays until Escape or a tap elsewhere.
 * @returns ends the watch
 */
export function watchTerms(page: Document): () => void {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pinned: Element | null = null;
  const after = (delay: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const show = (frame: Element) => {
    // One that was closed and opens anew is no longer the one that was clicked.
    if (!partOf(frame, OPEN_NOTE)) pinned = null;
    open(frame);
  };
  const listen = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void) =>
    page.addEventListener(name, act, { signal: ended.signal });

  listen("pointerover", ({ target, pointerType }) => {
    const frame = frameOf(target);
    if (frame && pointerType !== "touch") after(REST_MS, () => show(frame));
  });
  listen("pointerout", ({ target, relatedTarget }) => {
    const frame = frameOf(target);
    if (!frame || frame === frameOf(relatedTarget)) return;
    after(AWAY_MS, () => {
      if (frame !== pinned && !frame.contains(page.activeElement)) close(frame);
    });
  });
  listen("click", ({ target }) => {
    pinned = frameOf(target);
  });
  listen("focusin", ({ target }) => {
    const frame = frameOf(target);
    if (frame && target instanceof Element && target.matches(".term:focus-visible")) show(frame);
  });
  listen("focusout", ({ target, relatedTarget }) => {
    const frame = frameOf(target);
    if (frame && frame !== pinned && frame !== frameOf(relatedTarget)) close(frame);
  });
  // Before anything else answers Escape: it closes the explanation, not the dialog around it.
  page.defaultView?.addEventListener(
    "keydown",
    (event) => {
      const note = event.key === "Escape" ? page.querySelector<HTMLElement>(OPEN_NOTE) : null;
      if (!note) return;
      note.hidePopover();
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, signal: ended.signal },
  );
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
