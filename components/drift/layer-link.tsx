import type { ReactNode } from "react";

type Properties = {
  /** Position of the layer in the network shown. */
  position: number;
  id: string;
  className?: string;
  children?: ReactNode;
};

/** Name of a layer; the shell around it selects the layer, and without script the address does. */
export function LayerLink({ position, id, className = "link", children }: Properties) {
  return (
    <a href={`?layer=${encodeURIComponent(id)}`} data-layer={position} className={`${className} wrap-anywhere`}>
      <bdi className="font-mono text-[0.92em]">{children ?? id}</bdi>
    </a>
  );
}
