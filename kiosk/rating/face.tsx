// The five faces of the rating. They are drawn, because emoji look different on every phone.

const mouths = [
  'M15 35q9-11 18 0',
  'M15 34q9-6 18 0',
  'M15 33h18',
  'M15 31q9 7 18 0',
  'M13.5 29h21q-2 10-10.5 10T13.5 29z',
];
const brows = ['M12 15l7 3M36 15l-7 3', '', '', '', 'M12.5 15.5q3-2.5 6 0M29.5 15.5q3-2.5 6 0'];

/** `score` is 1 (very dissatisfied) to 5 (very satisfied). The face only decorates the words beside it. */
export function Face({ score }: { score: number }) {
  return (
    <svg class={`face face-${score}`} viewBox="0 0 48 48" aria-hidden="true">
      <circle class="face-skin" cx="24" cy="24" r="21.5" />
      <circle class="face-eye" cx="17" cy="21" r="2.4" />
      <circle class="face-eye" cx="31" cy="21" r="2.4" />
      <path class="face-line" d={brows[score - 1] ?? ''} />
      <path class={score === 5 ? 'face-line face-open' : 'face-line'} d={mouths[score - 1] ?? ''} />
    </svg>
  );
}
