import { Card } from '../../../ui/cards.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type CheckName, checkNames, factsOf, type Level } from '../rules/catalogue.ts';
import type { Weighed } from '../rules/gate.ts';
import type { State } from '../rules/look.ts';
import { Said } from './passage.tsx';

/** One look as screens show it. */
export interface LookView {
  document: number;
  version: number;
  findings: Weighed[];
  results: Record<CheckName, State>;
  /** How many passages this reader can still answer for, and how many others are open. */
  mine: number;
  others: number;
}

/** 系统检查 on the review screen and the document page: what was found, what was not looked at, what is not there. */
export function CheckResult({ look, level = 3, here }: { look: LookView; level?: 2 | 3; here?: boolean }) {
  const { findings, results } = look;
  const named = (state: State) => checkNames.filter((name) => results[name] === state);
  const unchecked = findings.filter((finding) => finding.state === 'unchecked');
  const unread = unchecked.some(({ check }) => check === 'file_text');
  return (
    <Card
      title="系统检查"
      level={level}
      note={`按第 ${look.version} 版词表查找，供审查时参考，不能代替人的判断。${openWords(look)}`}
      more={here ? undefined : { label: '逐条核对', href: `/staff/checks/documents/${look.document}` }}
    >
      <ul class="system-checks">
        {named('found').map((name) => (
          <Found name={name} findings={findings.filter(({ check, state }) => check === name && state === 'found')} />
        ))}
        {unchecked.map((finding) => (
          <li>
            <Tag tone="warning">未检查</Tag>
            <span>
              {finding.place.label}：{finding.shown}
              <Said finding={finding} />
            </span>
          </li>
        ))}
        <Words tone="success" label="未发现" words={named('passed').map((name) => factsOf(name).sought)} />
        <Words
          tone="plain"
          label={unread ? '未查全' : '未检查'}
          words={named('unchecked')
            .filter((name) => !unchecked.some(({ check }) => check === name))
            .map((name) => factsOf(name).sought)}
          note={unread ? '（标题、正文和读得出的附件里没有发现）' : ''}
        />
        <Words
          tone="plain"
          label="不用检查"
          words={[...new Set(named('none').map((name) => `没有${factsOf(name).needs ?? factsOf(name).words}`))]}
        />
        <Words
          tone="plain"
          label="不提示"
          words={named('off').map((name) => factsOf(name).words)}
          note="（本区设为不提示）"
        />
      </ul>
    </Card>
  );
}

const openWords = ({ mine, others }: LookView) =>
  [mine > 0 ? `有 ${mine} 处等您核对说明。` : '', others > 0 ? `有 ${others} 处等其他人修改或者说明。` : ''].join('');

/** How much a level weighs, as a tag. */
export function LevelTag({ level }: { level: Level }) {
  if (level === 'hint') return <Tag>提示</Tag>;
  if (level === 'secrecy') return <Tag tone="error">两人核对</Tag>;
  return level === 'block' ? <Tag tone="error">不能公开</Tag> : <Tag tone="warning">请核对</Tag>;
}

const mostShown = 12;

function Found({ name, findings }: { name: CheckName; findings: Weighed[] }) {
  const passages = [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
  const shown = passages.slice(0, mostShown);
  return (
    <li>
      <LevelTag level={findings[0]!.level} />
      <span>
        {name === 'landline' ? (
          <Landlines findings={findings} />
        ) : (
          <>
            {factsOf(name).words}：{[...new Set(shown.map((finding) => finding.shown))].join('、')}
            {passages.length > mostShown && `，共 ${passages.length} 处`}
          </>
        )}
        {shown.map((finding) => (
          <Said finding={finding} />
        ))}
      </span>
    </li>
  );
}

/** 「固定电话 3 处，均为登记的公开电话：…」: whose each is, and which are nobody's. */
function Landlines({ findings }: { findings: Weighed[] }) {
  const registered = findings.filter((finding) => finding.registered);
  const others = findings.filter((finding) => !finding.registered);
  const at = ({ registered: known, shown, place }: Weighed) => `${known ?? shown}（${place.label}）`;
  const list = (some: Weighed[]) => [...new Set(some.map(at))].join('、');
  if (others.length === 0) {
    return (
      <>
        固定电话 {findings.length} 处，均为登记的公开电话：{list(registered)}
      </>
    );
  }
  return (
    <>
      固定电话 {findings.length} 处。
      {registered.length > 0 && `登记的公开电话 ${registered.length} 处：${list(registered)}。`}
      没有登记的 {others.length} 处，请核对：{list(others)}
    </>
  );
}

type WordsProps = { tone: 'success' | 'plain'; label: string; words: string[]; note?: string };

function Words({ tone, label, words, note = '' }: WordsProps) {
  if (words.length === 0) return null;
  return (
    <li>
      <Tag tone={tone}>{label}</Tag>
      <span>
        {words.join('、')}
        {note}
      </span>
    </li>
  );
}
