import { readRecord } from './fields.ts';
import { whyNotPosts } from './leaders.ts';
import { isRightCode, type Part, type Profile, partNames, parts } from './profile.ts';

/** Something that is missing or wrong, and where. */
export interface Wrong {
  part: Part;
  /** The row of a list part, from 0; null for the others. */
  row: number | null;
  sentence: string;
}

/** All that keeps a profile from being submitted; empty when nothing does. */
export function whatIsWrong(profile: Profile, today: string): Wrong[] {
  return [...partNames.flatMap((part) => wrongFields(profile, part)), ...wrongTogether(profile, today)];
}

function wrongFields(profile: Profile, part: Part): Wrong[] {
  const { fields, list, words } = parts[part];
  const rows = [profile[part]].flat() as Record<string, string | string[]>[];
  return rows.flatMap((row, at) =>
    Object.values(readRecord(fields, row).errors).map((error) => ({
      part,
      row: list ? at : null,
      sentence: list ? `${words}第 ${at + 1} 行：${error}` : `${words}：${error}`,
    })),
  );
}

function wrongTogether({ basic, offices, leaders, catalogue }: Profile, today: string): Wrong[] {
  const of = (part: Part, row: number | null, sentence: string | null | false): Wrong[] =>
    sentence ? [{ part, row, sentence }] : [];
  const twice = <Row>(part: Part, rows: Row[], key: (row: Row) => string) =>
    rows.flatMap((row, at) =>
      of(
        part,
        at,
        rows.findIndex((other) => key(other) === key(row)) < at && `${parts[part].words}里“${key(row)}”出现了两次。`,
      ),
    );
  return [
    ...of('basic', null, !isRightCode(basic.creditCode) && '统一社会信用代码的校验位不对，请照证书核对。'),
    ...of('leaders', null, leaders.length === 0 && '还没有填写领导及其分工，至少要有一位（工作安排第（十）条）。'),
    ...of('catalogue', null, catalogue.length === 0 && '基本目录还是空的，至少要有一项（工作安排第（十）条）。'),
    ...twice('offices', offices, ({ name }) => name),
    ...twice('leaders', leaders, ({ name }) => name),
    ...leaders.flatMap((leader, at) => of('leaders', at, whyNotPosts(leader, today))),
  ];
}

interface Standing {
  waiting: boolean;
  closedOn: string | null;
  name: string;
}

/** Why nothing can be written about a unit now, or null. */
export function whyNotWrite({ waiting, closedOn, name }: Standing): string | null {
  if (closedOn) return `“${name}”已经撤销，它的机构信息不再变更。`;
  return waiting ? `“${name}”的机构信息正在审查。要再修改，请先撤回送审。` : null;
}

/** Why a profile cannot be submitted now, or null. */
export function whyNotSubmit(
  standing: Standing,
  wrong: Wrong[],
  { changed, needsAnswer, answer }: { changed: boolean; needsAnswer: string | null; answer: string },
): string | null {
  const why = whyNotWrite(standing);
  if (why) return why;
  if (wrong.length > 0) return `还不能送审：${wrong.map(({ sentence }) => sentence).join('')}`;
  if (!changed) return '与已经公开的完全一样，没有可以送审的变更。';
  if (needsAnswer && answer.trim().length < 2) return needsAnswer;
  return null;
}
