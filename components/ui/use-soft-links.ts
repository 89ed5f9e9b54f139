import { useRouter } from "next/navigation";
import { type MouseEvent, useTransition } from "react";

/** Follows plain links of many within one element without a page load and without a component for each. */
export function useSoftLinks() {
  const router = useRouter();
  const [leaving, start] = useTransition();
  const open = (event: MouseEvent) => {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const href = event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : null;
    if (!plain || !href) return;
    event.preventDefault();
    start(() => router.push(href));
  };
  return { leaving, open };
}
