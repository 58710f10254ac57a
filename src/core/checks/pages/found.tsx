import { Tag } from '../../../ui/tag.tsx';
import { factsOf, type Level } from '../rules/catalogue.ts';
import type { Weighed } from '../rules/gate.ts';
import { Passage, Said } from './passage.tsx';

const mostShown = 12;

export const onceEach = (findings: Weighed[]): Weighed[] => [
  ...new Map(findings.map((finding) => [finding.fingerprint, finding])).values(),
];

/** How much a level weighs, as a tag. */
export function LevelTag({ level, count }: { level: Level; count?: number }) {
  const times = count === undefined ? '' : ` ${count} 处`;
  if (level === 'hint') return <Tag>提示</Tag>;
  if (level === 'secrecy') return <Tag tone="error">两人核对{times}</Tag>;
  return level === 'block' ? <Tag tone="error">不能公开{times}</Tag> : <Tag tone="warning">请核对{times}</Tag>;
}

/** What one check found: how much there is still to look at, what stands there, what was said of it. */
export function Found({ findings, open }: { findings: Weighed[]; open: Set<string> }) {
  const [first] = findings;
  const passages = onceEach(findings);
  const left = passages.filter(({ fingerprint }) => open.has(fingerprint)).length;
  const shown = passages.slice(0, mostShown);
  return (
    <li>
      {left > 0 || first!.level === 'hint' ? (
        <LevelTag level={first!.level} count={left} />
      ) : (
        <Tag tone="success">已核对</Tag>
      )}
      <span>
        {factsOf(first!.check).words}：{[...new Set(shown.map(wordsOf))].join('、')}
        {passages.length > mostShown && `，共 ${passages.length} 处`}
        {shown.map((finding) => (
          <Said finding={finding} />
        ))}
      </span>
    </li>
  );
}

const wordsOf = ({ shown, row }: Weighed) => (row ? `${shown}（${row}）` : shown);

/** Telephones that nobody registered: as the text has them, for the text stands on the same screen, and where. */
export function Nobodys({ findings }: { findings: Weighed[] }) {
  if (findings.length === 0) return null;
  const passages = onceEach(findings);
  return (
    <li>
      <Tag tone="warning">请核对 {passages.length} 处</Tag>
      <span>
        没有登记为公开电话的固定电话，请核对是谁的、能不能公开：
        {passages.slice(0, mostShown).map((finding) => (
          <span class="check-place">
            <strong>{finding.written ?? finding.shown}</strong>（{finding.row ?? <Sentence finding={finding} />}）
          </span>
        ))}
        {passages.length > mostShown && `，共 ${passages.length} 处`}
      </span>
    </li>
  );
}

/** Where a telephone stands outside of a table: its field, and the words around it. */
function Sentence({ finding }: { finding: Weighed }) {
  return (
    <>
      {finding.place.label}
      {finding.before + finding.after !== '' && (
        <>
          ：“…
          <Passage finding={{ ...finding, shown: finding.written ?? finding.shown }} />
          …”
        </>
      )}
    </>
  );
}

/** 「登记的公开电话 2 处：0415-2112345 区教育局（正文）」 */
export function Registered({ findings, all }: { findings: Weighed[]; all: number }) {
  if (findings.length === 0) return null;
  const at = ({ registered, row, place }: Weighed) => `${registered}（${row ?? place.label}）`;
  const list = [...new Set(findings.map(at))].join('、');
  return (
    <li>
      <Tag>提示</Tag>
      <span>
        {findings.length === all
          ? `固定电话 ${all} 处，均为登记的公开电话：${list}`
          : `登记的公开电话 ${findings.length} 处：${list}`}
      </span>
    </li>
  );
}
