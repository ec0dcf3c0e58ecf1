// A dossier's code as people read it: the day and the serial stand out, the unit is the same every day.
export function CodeText({ code }: { code: string }) {
  const cut = code.indexOf('-') + 1;
  return (
    <span class="code-text">
      <span>{code.slice(0, cut)}</span>
      <b>{code.slice(cut)}</b>
    </span>
  );
}
