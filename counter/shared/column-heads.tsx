// The heads of a table's columns.
interface ColumnHeadsProps {
  names: readonly string[];
  /** Whether a last column without a name holds buttons. */
  withButtons?: boolean;
}

export function ColumnHeads({ names, withButtons = false }: ColumnHeadsProps) {
  return (
    <thead>
      <tr>
        {names.map(name => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        {withButtons && <td />}
      </tr>
    </thead>
  );
}
