"use client";

import { ErrorPanel } from "@/components/error/error-panel";

type Failure = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Failure) {
  return <ErrorPanel digest={error.digest ?? null} retry={retry} />;
}
