"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { Tabs } from "@/components/ui/tabs";
import { Tooltip } from "@/components/ui/tooltip";

export type DemoWords = {
  menu: string;
  first: string;
  off: string;
  away: string;
  dialog: string;
  panel: string;
  close: string;
  says: string;
  tip: string;
  tabs: string;
  tab: [string, string];
};

/** Menus, dialogs, tooltips and tabs, to be opened. */
export function Demos({ words }: { words: DemoWords }) {
  const [open, setOpen] = useState<"centre" | "end" | null>(null);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Menu
          trigger={<Button>{words.menu}</Button>}
          entries={[
            { kind: "action", id: "first", label: words.first, run: () => undefined },
            { kind: "action", id: "off", label: words.off, run: () => undefined, disabled: true },
            { kind: "line", id: "line" },
            { kind: "link", id: "away", label: words.away, href: "#controls" },
          ]}
        />
        <Button onClick={() => setOpen("centre")}>{words.dialog}</Button>
        <Button onClick={() => setOpen("end")}>{words.panel}</Button>
        <Tooltip words={words.says}>
          <Button>{words.tip}</Button>
        </Tooltip>
      </div>
      <div className="mt-3 max-w-md">
        <Tabs
          label={words.tabs}
          tabs={words.tab.map((label) => ({ id: label, label, content: <p className="text-muted">{label}</p> }))}
        />
      </div>
      <Dialog
        open={open !== null}
        onOpenChange={(next) => setOpen(next ? open : null)}
        place={open ?? "centre"}
        title={open === "end" ? words.panel : words.dialog}
        close={words.close}
      >
        <p>{words.says}</p>
      </Dialog>
    </>
  );
}
