"use client";

import { createContext, type ReactNode, useContext } from "react";

export type ErrorWords = { title: string; advice: string; retry: string; reference: string };

const Words = createContext<ErrorWords | null>(null);

/** Hands the error page its words before anything goes wrong: an error boundary cannot ask the server for them. */
export function ErrorWordsProvider({ words, children }: { words: ErrorWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useErrorWords(): ErrorWords | null {
  return useContext(Words);
}
