import { Card } from '../../../ui/cards.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type CheckName, checkNames, factsOf } from '../rules/catalogue.ts';
import { isNobodys, type Weighed } from '../rules/gate.ts';
import type { State } from '../rules/look.ts';
import { Found, Nobodys, onceEach, Registered } from './found.tsx';
import { Said } from './passage.tsx';

/** One look as screens show it. */
export interface LookView {
  document: number;
  version: number;
  findings: Weighed[];
  results: Record<CheckName, State>;
  /** The passages on which somebody must still act, by fingerprint. */
  open: Set<string>;
  /** How many passages this reader can still answer for, and how many others are open. */
  mine: number;
  others: number;
}

/** How many passages somebody should still look at: what is open, and telephones that are nobody's. */
export const countToCheck = ({ findings, open }: LookView): number =>
  open.size + onceEach(findings.filter((finding) => isNobodys(finding) && !open.has(finding.fingerprint))).length;

/** 系统检查 on the review screen and the document page: first what somebody must act on, then what was not looked at, what is not there. */
export function CheckResult({ look, level = 3, here }: { look: LookView; level?: 2 | 3; here?: boolean }) {
  const { findings, results, open } = look;
  const named = (state: State) => checkNames.filter((name) => results[name] === state);
  const found = findings.filter(({ state }) => state === 'found');
  const shown = found.filter(({ check }) => results[check] === 'found');
  const telephones = shown.filter(({ check, fingerprint }) => check === 'landline' && !open.has(fingerprint));
  const names = named('found').map((name) =>
    shown.filter(({ check, fingerprint }) => check === name && (name !== 'landline' || open.has(fingerprint))),
  );
  const mustAct = (some: Weighed[]) => some.some(({ fingerprint }) => open.has(fingerprint));
  const unchecked = findings.filter((finding) => finding.state === 'unchecked');
  const unread = unchecked.some(({ check }) => check === 'file_text');
  return (
    <div id={`checks-${look.document}`} tabindex={-1}>
      <Card
        title="系统检查"
        level={level}
        note={`按第 ${look.version} 版词表查找，供审查时参考，不能代替人的判断。${openWords(look)}`}
        more={here ? undefined : { label: '逐条核对', href: `/staff/checks/documents/${look.document}` }}
      >
        <ul class="system-checks">
          {names.filter(mustAct).map((some) => (
            <Found findings={some} open={open} />
          ))}
          <Nobodys findings={telephones.filter(isNobodys)} />
          {unchecked.map((finding) => (
            <li>
              <Tag tone="warning">未检查</Tag>
              <span>
                {finding.place.label}：{finding.shown}
                <Said finding={finding} />
              </span>
            </li>
          ))}
          {names
            .filter((some) => some.length > 0 && !mustAct(some))
            .map((some) => (
              <Found findings={some} open={open} />
            ))}
          <Registered findings={telephones.filter((finding) => !isNobodys(finding))} all={telephones.length} />
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
    </div>
  );
}

const openWords = ({ mine, others }: LookView) =>
  [mine > 0 ? `有 ${mine} 处等您核对说明。` : '', others > 0 ? `有 ${others} 处等其他人修改或者说明。` : ''].join('');

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
