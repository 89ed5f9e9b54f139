import type { ReactNode } from "react";

/** A part of the page with its heading and a line about it. */
export function Chapter({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: string;
  children: ReactNode;
}) {
  return (
    <div className="mt-8">
      <h2 id={id} className="scroll-mt-4">
        {title}
      </h2>
      {about && <p className="max-w-3xl text-muted">{about}</p>}
      <div className="mt-3">{children}</div>
    </div>
  );
}

/** One thing in one state, with the state's name beneath. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="design-sample">
      <div className="design-stage">{children}</div>
      <div className="text-2xs text-muted">{name}</div>
    </div>
  );
}

export function Samples({ children }: { children: ReactNode }) {
  return <div className="design-samples">{children}</div>;
}
