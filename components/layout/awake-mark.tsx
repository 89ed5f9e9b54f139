"use client";

import { useEffect } from "react";

/**
 * Says that the page answers keys and presses: `data-awake` on `<html>`, for tests and for scripts that drive the page.
 * Effects of all that the page wakes up with run together. Once per page, in the layout.
 */
export function AwakeMark() {
  useEffect(() => {
    document.documentElement.dataset.awake = "";
  }, []);
  return null;
}
