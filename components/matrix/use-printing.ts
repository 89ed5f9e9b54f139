import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** True while the page is put on paper: what only paper needs is drawn then, and gone afterwards. */
export function usePrinting(): boolean {
  const [printing, print] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => print(true));
    const end = () => print(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
