import Link from "next/link";
import type { ComponentProps } from "react";

export type ButtonKind = "plain" | "primary" | "quiet" | "danger";
type Look = { kind?: ButtonKind; small?: boolean };

const KIND_CLASS: Record<ButtonKind, string> = {
  plain: "",
  primary: "control-primary",
  quiet: "control-quiet",
  danger: "control-danger",
};

/** Classes of a button; for elements which are neither a button nor a link of ours. */
export function buttonClass({ kind = "plain", small = false }: Look, more = ""): string {
  return ["control", KIND_CLASS[kind], small ? "control-small" : "", more].filter(Boolean).join(" ");
}

/** A button; it submits nothing unless `type` says so. An icon goes before the words, as a child. */
export function Button({ kind, small, className, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={buttonClass({ kind, small }, className)} {...rest} />;
}

/** A link which looks like a button. */
export function ButtonLink({ kind, small, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link prefetch={false} className={buttonClass({ kind, small }, className)} {...rest} />;
}
