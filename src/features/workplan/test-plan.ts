import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { one } from '../../platform/database.ts';
import { listTasks } from './queries.ts';
import type { Answer, WorkplanOffice } from './test-office.ts';

/** A made-up plan of four tasks: units for sure, a group, a short name that wants a person, and two duties with a day. */
export const samplePlan = `松办发〔2019〕12号
松原区人民政府办公室关于印发2019年政务公开工作安排的通知
各街道办事处，区财政局：
现将《2019年政务公开工作安排》印发给你们，请认真贯彻落实。
松原区人民政府办公室
2019年8月8日
2019年政务公开工作安排
一、推进决策公开
（一）公开财政预决算。按时公开预算和决算。（区财政局牵头，区市监局配合）
（二）公开执法结果。行政处罚决定七日内公开。（区市监局牵头，各街道办事处配合，2019年10月31日前完成）
二、加强保障
（三）办好政府网站。每月检查一次。（区政府办公室负责）
（四）开展培训。全年不少于两次。（各街道办事处负责）
各单位要制定实施方案，于2019年9月13日前报区政府办公室备案。承担重点公开工作任务的部门要于9月13日前与区政府门户网站对接。
`;

export const previewPath = '/staff/workplan/preview';

export const fileOf = (content: string | Uint8Array, name = '工作安排.txt') => new File([content as string], name);

export function multipart(fields: Record<string, string>, sent?: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (sent) form.set('file', sent);
  return form;
}

/** Sends one of the room's plain forms with a key of its own. */
export const send = (office: WorkplanOffice, who: Staff, path: string, fields: Record<string, string> = {}) =>
  office.post(who, path, { _key: crypto.randomUUID(), ...fields });

export const upload = (office: WorkplanOffice, content: string | Uint8Array, name?: string): Promise<Answer> =>
  office.post(office.clerk, '/staff/workplan/import', { _key: crypto.randomUUID(), file: fileOf(content, name) });

/** Import, correct, save: answers the plan's number. */
export async function importSample(
  office: WorkplanOffice,
  correct: (form: FormData) => void = () => {},
): Promise<number> {
  const form = formOf((await upload(office, samplePlan)).html, previewPath);
  correct(form);
  form.set('do', 'save');
  const saved = await office.post(office.clerk, previewPath, form);
  assert.equal(saved.status, 303, saved.html);
  return Number(/workplan\/(\d+)\?/.exec(saved.location!)![1]);
}

/** What a person chooses for a name that the plan writes shortly. */
export function chooseUnit(form: FormData, name: string, unit: number): void {
  for (const [field, value] of form) {
    if (/^match\.\d+\.name$/.test(field) && value === name) form.set(field.replace('name', 'unit'), String(unit));
  }
}

export async function documentOf(office: WorkplanOffice, plan: number): Promise<number> {
  const found = sql<{ document: number }>`select document from workplan.plan where id = ${plan}`;
  return (await one(office.t.sides.staff, found)).document;
}

export async function trackerOf(office: WorkplanOffice, plan: number): Promise<string> {
  const { id } = await one(
    office.t.sides.staff,
    sql<{ id: string }>`
      select document.public_id as id
      from publications.document
      join workplan.plan on plan.document = document.id
      where plan.id = ${plan}`,
  );
  return `/workplan/${id}/`;
}

/** A plan that the public can see, its tracker's address and its tasks. */
export async function publicPlan(office: WorkplanOffice): Promise<{ plan: number; tracker: string; tasks: number[] }> {
  const plan = await importSample(office, (form) => chooseUnit(form, '区市监局', office.units.market));
  await office.publish(await documentOf(office, plan));
  const tasks = (await listTasks(office.t.sides.staff, plan)).map((task) => task.id);
  return { plan, tracker: await trackerOf(office, plan), tasks };
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => entities[sign]!);
const attribute = (tag: string, name: string) => {
  const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return match ? plain(match[1]!) : null;
};

/** The fields of the first form with this action, as a browser would send them (line ends as CR LF). */
export function formOf(html: string, action: string): FormData {
  const from = html.search(new RegExp(`<form[^>]*action="${action}"`));
  if (from < 0) throw new Error(`no form for ${action}`);
  const inside = html.slice(from, html.indexOf('</form>', from));
  const form = new FormData();
  const control = /<input\b[^>]*>|<textarea\b[^>]*>([\s\S]*?)<\/textarea>|<select\b[^>]*>([\s\S]*?)<\/select>/g;
  for (const [tag, area, options] of inside.matchAll(control)) {
    const name = attribute(tag.slice(0, tag.indexOf('>') + 1), 'name');
    const type = attribute(tag, 'type');
    if (!name || (tag.startsWith('<input') && type === 'file')) continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)) continue;
    form.append(name, typedIn(tag, area, options).replace(/\r?\n/g, '\r\n'));
  }
  return form;
}

function typedIn(tag: string, area: string | undefined, options: string | undefined): string {
  if (area !== undefined) return plain(area.replace(/^\n/, ''));
  if (options === undefined) return attribute(tag, 'value') ?? '';
  const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
  return attribute(all.find((option) => /\sselected/.test(option)) ?? all[0] ?? '', 'value') ?? '';
}
