import { type Hidden, hiddenKinds } from '../hidden.ts';

/** Findings as a list of kind and places; `none` is said when there are none. */
export function Findings({ found, none }: { found: Hidden[]; none: string }) {
  if (found.length === 0) return <p>{none}</p>;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return (
    <ul>
      {kinds.map((kind) => (
        <li>
          <strong>{hiddenKinds[kind]}</strong>：{placesOf(found, kind)}
        </li>
      ))}
    </ul>
  );
}

function placesOf(found: Hidden[], kind: Hidden['kind']): string {
  const places = found.filter((one) => one.kind === kind).map(({ where }) => where);
  return places.slice(0, 12).join('、') + (places.length > 12 ? `等 ${places.length} 处` : '');
}
