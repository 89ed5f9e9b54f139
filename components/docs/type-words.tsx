const NAMED = /([A-Z][A-Za-z]+)/;

/** A type in words, in which every named schema leads to its page. */
export function TypeWords({ words }: { words: string }) {
  const parts = words.startsWith('"') ? [words] : words.split(NAMED);
  return (
    <code className="break-words font-mono text-xs">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
          <a key={`${index} ${part}`} href={`/docs/api/schemas/${part}`} className="link">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </code>
  );
}
