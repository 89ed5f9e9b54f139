"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";

/** How far below the screen a chart begins to load. */
const NEAR = "300px";

/** Keeps the place of a plot, and puts it in when the reader comes near: until then its code is not loaded. */
export function ChartPlace({ height, className = "", children, ...rest }: ComponentProps<"div"> & { height: number }) {
  const ref = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const place = ref.current;
    if (place === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: NEAR },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref} className={`chart ${className}`} style={{ height }} {...rest}>
      {near && children}
    </div>
  );
}
