"use client";

import { useEffect } from "react";
import { writeSeen } from "./seen-cookie";

/** Reading the whole list counts as having looked. */
export function MarkSeen({ asOf }: { asOf: number }) {
  useEffect(() => writeSeen(asOf), [asOf]);
  return null;
}
