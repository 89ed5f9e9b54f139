import type { ReactNode } from "react";

type Properties = { id: string; title: string; lead: ReactNode; children: ReactNode };

/** One matter of the page of settings, under an anchor. */
export function SettingsSection({ id, title, lead, children }: Properties) {
  return (
    <section className="panel p-4" aria-labelledby={id}>
      <h2 id={id} className="scroll-mt-20">
        {title}
      </h2>
      <p className="mt-1 max-w-prose text-muted">{lead}</p>
      {children}
    </section>
  );
}
