// The head of a page about a period, with the buttons that go to the period before and after.
interface PeriodHeadProps {
  title: string;
  period: string;
  earlier: string;
  later: string;
  onMove: (step: 1 | -1) => void;
}

export function PeriodHead({ title, period, earlier, later, onMove }: PeriodHeadProps) {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <div class="period-pick">
        <button type="button" class="row-button" onClick={() => onMove(-1)}>
          <kbd>←</kbd> {earlier}
        </button>
        <b aria-live="polite">{period}</b>
        <button type="button" class="row-button" onClick={() => onMove(1)}>
          {later} <kbd>→</kbd>
        </button>
      </div>
    </header>
  );
}
