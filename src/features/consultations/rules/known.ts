import { choice, day, form, text } from '../../../platform/form.ts';

/** 刊播: what, besides this site, made a draft or its result known (条例第十五条：便于社会公众知晓的途径). */
export const media = { press: '报刊', radio: '广播', television: '电视', bulletin: '政府公报、公告栏' } as const;
export type Medium = keyof typeof media;
export const mediumNames = Object.keys(media) as Medium[];

export const broadcastWhats = { call: '征求意见公告', result: '意见采纳情况' } as const;
export type BroadcastWhat = keyof typeof broadcastWhats;

/** One publication elsewhere as a clerk enters it; what shows it is a link or a file. */
export interface Broadcast {
  what: BroadcastWhat;
  medium: Medium;
  outlet: string;
  place: string;
  appearedOn: string;
  link: string;
}

const least = (length: number) => new RegExp(`^.{${length},}$`, 'su');

export const broadcastForm = form({
  what: choice('刊播的内容', Object.keys(broadcastWhats) as BroadcastWhat[], { required: '请选择刊播的是哪一份。' }),
  medium: choice('媒体种类', mediumNames, { required: '请选择媒体种类。' }),
  outlet: text('媒体名称', {
    required: '请填写媒体名称，例如“丹东日报”。',
    max: 100,
    pattern: least(2),
    wrong: '媒体名称至少两个字，请写全称。',
  }),
  place: text('版面、时段或期号', { max: 200 }),
  appearedOn: day('刊播日期', { required: '请填写刊播日期。' }),
  link: text('网址', {
    max: 500,
    pattern: /^https?:\/\/[^\s]+$/,
    wrong: '网址要以 http:// 或 https:// 开头，请从浏览器地址栏复制。',
  }),
});

/** Why this is no record of a publication, by field. */
export function whyNotBroadcast(
  { appearedOn, link }: Pick<Broadcast, 'appearedOn' | 'link'>,
  { today, hasFile }: { today: string; hasFile: boolean },
): Record<string, string> {
  return {
    ...(appearedOn > today ? { appearedOn: '刊播日期还没有到，刊播以后再登记。' } : {}),
    ...(link || hasFile ? {} : { files: '请上传报样、截图等证明材料，或者填写能看到的网址。' }),
  };
}
