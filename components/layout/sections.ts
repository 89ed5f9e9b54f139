import type messages from "@/messages/en.json";

/** Pages of the header, in its order; the name is a word of `site` in the messages. Only pages that exist. */
export const SECTIONS = [
  { href: "/", name: "matrix" },
  { href: "/changes", name: "changes" },
  { href: "/compare", name: "compare" },
  { href: "/plan", name: "plan" },
  { href: "/drift", name: "drift" },
  { href: "/runs", name: "runs" },
  { href: "/import", name: "import" },
  { href: "/docs", name: "docs" },
  { href: "/settings", name: "settings" },
] as const satisfies { href: string; name: keyof (typeof messages)["site"] }[];
