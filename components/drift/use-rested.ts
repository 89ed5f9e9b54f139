import { startTransition, useEffect, useState } from "react";

/** How long a selection rests before plots follow: walking over layers by keyboard draws none on the way. */
const REST_MS = 160;

/** The value once it rested; the first one at once. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRested(value)), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
