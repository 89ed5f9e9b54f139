import { createElement } from "react";
import { ICON_SHAPES, type IconName } from "@/components/icon/icon-shapes";

/** An icon that costs no script; it says nothing by itself, so words or a label stand beside it. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={`lucide ${className}`}
    >
      {ICON_SHAPES[name].map(([shape, attributes]) =>
        createElement(shape, { key: JSON.stringify(attributes), ...attributes }),
      )}
    </svg>
  );
}
