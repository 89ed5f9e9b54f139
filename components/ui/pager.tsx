import { ButtonLink } from "@/components/ui/button";

type Properties = {
  label: string;
  /** Null where there is no such page. */
  back: { href: string; label: string } | null;
  on: { href: string; label: string } | null;
};

/** Leads through a long list, one page of it at a time. */
export function Pager({ label, back, on }: Properties) {
  if (back === null && on === null) return null;
  return (
    <nav aria-label={label} className="mt-3 flex gap-2">
      {back && <ButtonLink href={back.href}>{back.label}</ButtonLink>}
      {on && <ButtonLink href={on.href}>{on.label}</ButtonLink>}
    </nav>
  );
}
