"use client";

import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";

type Properties = { title: string; close: string; onClose: () => void; children: ReactNode };

/** The panel over the page, where there is no room beside the grid. */
export function PanelSheet({ title, close, onClose, children }: Properties) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} close={close} place="end">
      <div className="square-sheet">{children}</div>
    </Dialog>
  );
}
