type Properties = {
  name: string;
  /** Of the longest bar, 0 to 1. */
  share: number;
  /** The figure in words; the bar repeats it. */
  text: string;
};

/** A name, a bar and its figure. */
export function PanelMeter({ name, share, text }: Properties) {
  return (
    <div className="square-meter">
      <span className="truncate" title={name}>
        <bdi>{name}</bdi>
      </span>
      <span aria-hidden="true">
        <i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
      </span>
      <span>{text}</span>
    </div>
  );
}
