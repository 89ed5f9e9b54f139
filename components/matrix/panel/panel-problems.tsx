/** What the address says that cannot be read. */
export function PanelProblems({ problems }: { problems: { location: string; message: string }[] }) {
  return (
    <ul className="space-y-1 pe-8">
      {problems.map(({ location, message }) => (
        <li key={`${location} ${message}`} className="break-words">
          <code className="font-mono text-xs">{location}</code> <bdi className="text-muted">{message}</bdi>
        </li>
      ))}
    </ul>
  );
}
