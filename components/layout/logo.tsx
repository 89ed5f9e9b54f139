/** The mark: three squares of the matrix hold, one has drifted. */
export function Logo() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <g fill="currentColor">
        <rect x="1" y="1" width="6" height="6" rx="1.5" />
        <rect x="9" y="1" width="6" height="6" rx="1.5" opacity=".55" />
        <rect x="1" y="9" width="6" height="6" rx="1.5" opacity=".55" />
      </g>
      <rect x="9.6" y="9.8" width="6" height="6" rx="1.5" fill="var(--worse-4)" />
    </svg>
  );
}
