"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { withLayout } from "@/components/matrix/layout-query";
import { type HistoryStep, LayoutContext } from "@/components/matrix/use-layout";
import { type MatrixLayout, readLayout } from "@/lib/domain/matrix-layout";

const addressed = () => new URLSearchParams(window.location.search);

/**
 * Holds the layout that the URL says. A change is shown before the router has heard of it: the router takes over a new
 * address in a transition, which would leave a key unanswered for as long as others draw.
 */
export function LayoutProvider({ children }: { children: ReactNode }) {
  const routed = useSearchParams().toString();
  const [shown, show] = useState(routed);
  useLayoutEffect(() => {
    // Of two changes in a row the router reports the first when the second is shown already.
    if (addressed().toString() === routed) show(routed);
  }, [routed]);
  useEffect(() => {
    // The router does not report every step back over entries that were made before the page was loaded anew.
    const path = window.location.pathname;
    const follow = () => {
      if (window.location.pathname === path) show(addressed().toString());
    };
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  const layout = useMemo(() => readLayout(new URLSearchParams(shown)), [shown]);
  const change = useCallback((next: (layout: MatrixLayout) => MatrixLayout, step: HistoryStep = "push") => {
    const parameters = addressed();
    const query = withLayout(parameters, next(readLayout(parameters)));
    if (query === parameters.toString()) return;
    show(query);
    const address = `${window.location.pathname}${query && `?${query}`}`;
    if (step === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  const control = useMemo(() => {
    const hrefOf = (next: (layout: MatrixLayout) => MatrixLayout) =>
      `?${withLayout(new URLSearchParams(shown), next(layout))}`;
    return { layout, change, hrefOf };
  }, [layout, change, shown]);
  return <LayoutContext value={control}>{children}</LayoutContext>;
}
