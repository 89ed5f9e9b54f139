import type { ReactNode } from "react";

/** What the server says of a square, made there: the browser only puts it in its place. */
export type PanelAnswer = {
  /** The square by its row and column. */
  title: string;
  /** What is told to those who do not see it when it is there. */
  said: string;
  body: ReactNode;
};

/** Reads the square that a query of the matrix names; null where it names none. */
export type LoadPanel = (query: string) => Promise<PanelAnswer | null>;

export type PanelWords = { label: string; loading: string; close: string; failed: string; again: string; key: string };
