/** Headings of a page in order; depth 1 is outermost. */
export type Contents = readonly { id: string; text: string; depth: number }[];

/** Links to the sections of a page. */
export function ContentsList({ contents }: { contents: Contents }) {
  return (
    <ul className="docs-contents">
      {contents.map(({ id, text, depth }) => (
        <li key={id} data-depth={depth}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ul>
  );
}
