// Shows a dossier's code with its day and serial number in bold, because the part before is the same for all dossiers
// of the unit.
export function CodeText({ code }: { code: string }) {
  const cut = code.indexOf('-') + 1;
  return (
    <span class="code-text">
      <span>{code.slice(0, cut)}</span>
      <b>{code.slice(cut)}</b>
    </span>
  );
}
