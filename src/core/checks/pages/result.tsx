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

/** 系统检查 on the review screen and the document page: what was found, what was not looked at, what passed. */
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
        <Names tone="success" label="通过" names={named('passed')} />
        <Names
          tone="plain"
          label={unread ? '未查全' : '未检查'}
          names={named('unchecked').filter((name) => !unchecked.some(({ check }) => check === name))}
          note={unread ? '（标题、正文和读得出的附件里没有发现）' : ''}
        />
        <Names tone="plain" label="不适用" names={named('none')} />
        <Names tone="plain" label="不提示" names={named('off')} note="（本区设为不提示）" />
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
        {factsOf(name).words}：{[...new Set(shown.map((finding) => finding.shown))].join('、')}
        {passages.length > mostShown && `，共 ${passages.length} 处`}
        {shown.map((finding) => (
          <Said finding={finding} />
        ))}
      </span>
    </li>
  );
}

type NamesProps = { tone: 'success' | 'plain'; label: string; names: CheckName[]; note?: string };

function Names({ tone, label, names, note = '' }: NamesProps) {
  if (names.length === 0) return null;
  return (
    <li>
      <Tag tone={tone}>{label}</Tag>
      <span>
        {names.map((name) => factsOf(name).words).join('、')}
        {note}
      </span>
    </li>
  );
}
