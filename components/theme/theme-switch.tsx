import { useTranslations } from "next-intl";
import { nextTheme, type Theme } from "@/components/theme/themes";

const ICONS: Record<Theme, string> = {
  system: "M2 3.5h12v8H2zM6 14h4M8 11.5V14",
  light:
    "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13",
  dark: "M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z",
};

/** One button that turns system, light, dark and back; works as a plain form. */
export function ThemeSwitch({ theme, choose }: { theme: Theme; choose: (form: FormData) => Promise<void> }) {
  const t = useTranslations("theme");
  const next = nextTheme(theme);
  const label = t("switch", { current: t(theme), next: t(next) });
  return (
    <form action={choose} className="flex">
      <button
        type="submit"
        name="theme"
        value={next}
        className="control px-2 text-muted"
        aria-label={label}
        title={label}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path
            d={ICONS[theme]}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </button>
    </form>
  );
}
