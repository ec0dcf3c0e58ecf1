// The buttons that turn the pages of a long list.
interface PagerProps {
  class: string;
  page: number;
  pages: number;
  /** "Page 2 of 7", also read aloud as the name of the buttons' group. */
  label: string;
  previous: string;
  next: string;
  onPage: (page: number) => void;
}

/** Draws nothing for a list of one page. */
export function Pager({ class: name, page, pages, label, previous, next, onPage }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav class={name} aria-label={label}>
      <button type="button" class="plain" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {previous}
      </button>
      <span>{label}</span>
      <button type="button" class="plain" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {next}
      </button>
    </nav>
  );
}
