"use client";

import { useEffect } from "react";
import { watchTerms } from "@/components/terms/watch-terms";

/** Opens the explanations of terms on rest and focus, once for the whole page; taps need no script. */
export function TermNotes() {
  useEffect(() => watchTerms(document), []);
  return null;
}
