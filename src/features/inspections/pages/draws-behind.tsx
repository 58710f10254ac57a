import { checkId } from '../../../core/draws/pages/awaited.tsx';
import { SideBlock } from '../../../ui/related.tsx';
import { inspectionsHref } from './results.tsx';

interface Props {
  draws: { number: string; title: string }[];
}

/** A plan names many batches: the list of the room has the rest. */
const most = 10;

/** Beside a plan or a result: the draws that chose whom it speaks of, each with the way to check it. */
export function DrawsBehind({ draws }: Props) {
  return (
    <SideBlock title="公开抽签">
      <ul>
        {draws.slice(0, most).map(({ number, title }) => (
          <li>
            <a href={`/draws/${number}`}>
              {number}
              <br />
              {title}
            </a>
            <a href={`/draws/${number}#${checkId}`}>
              自己验证<span class="visually-hidden">：{number}</span>
            </a>
          </li>
        ))}
      </ul>
      {draws.length > most && (
        <p>
          <a href={inspectionsHref}>全部批次的抽签</a>
        </p>
      )}
    </SideBlock>
  );
}
