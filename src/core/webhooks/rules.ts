import { choices, form, rowId, text } from '../../platform/form.ts';
import { whyNotAddress } from '../../platform/http/fetch-guarded.ts';

/** What can be heard of, by the name that stands in the CloudEvent after `cn.gov.gongkai.`. */
export const events = {
  'document.published': '文件公开',
  'document.corrected': '已公开的文件更正',
  'document.withdrawn': '已公开的文件撤回',
  'submission.returned': '送审被退回（只限所选单位，只有编号）',
} as const;
export type EventType = keyof typeof events;
export const eventTypes = Object.keys(events) as EventType[];

/** Seconds to wait before each try after the first; after the last the delivery is dead and a person decides. */
export const waits = [30, 120, 600, 1800, 3600, 7200, 14_400];
export const mostTries = waits.length + 1;

export const subscriptionForm = form(
  {
    name: text('名称', { required: '请写明给哪个系统用，例如“省级平台”。', min: 2, max: 60 }),
    url: text('接收网址', { required: '请填写接收网址。', max: 2000 }),
    events: choices('事件', eventTypes, { required: '请选择要通知哪些事件。' }),
    unit: rowId('单位'),
  },
  (values) => ({ url: whyNotAddress(values.url), unit: whyNotUnit(values) }),
);

/** A return is a matter of the unit alone (先审查后公开: nothing of it goes to anybody else). */
export function whyNotUnit({ events: wanted, unit }: { events: EventType[]; unit: number | null }): string | null {
  return wanted.includes('submission.returned') && unit === null ? '通知退回的，请选择是哪个单位的送审。' : null;
}

export type DeliveryState = 'waiting' | 'done' | 'dropped' | 'dead';
export const deliveryStates: Record<DeliveryState, string> = {
  waiting: '待投递',
  done: '已投递',
  dropped: '已不需投递',
  dead: '投递失败',
};

export function deliveryState(row: {
  doneAt: Date | null;
  droppedAt: Date | null;
  deadAt: Date | null;
}): DeliveryState {
  if (row.doneAt) return 'done';
  if (row.droppedAt) return 'dropped';
  return row.deadAt ? 'dead' : 'waiting';
}
