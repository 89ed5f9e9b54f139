import { CopyButton } from "@/components/ui/copy-button";

type Properties = {
  title: string;
  text: string;
  words: { copy: string; copied: string };
  /** More classes of the text, for instance how tall it may be. */
  className?: string;
};

/** A text to be copied as it is, under its title. */
export function CopyBlock({ title, text, words, className = "" }: Properties) {
  return (
    <div>
      <div className="flex items-center justify-between gap-2 text-xs">
        <span className="text-muted">{title}</span>
        <CopyButton text={text} words={words} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className={`code-block mt-1 ${className}`}>
        {text}
      </pre>
    </div>
  );
}
