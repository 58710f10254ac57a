import { writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { formatMoment } from '../../../platform/time.ts';
import type { DocumentRow } from '../../publications/queries/documents.ts';
import type { CirculatedRow } from '../queries/circulation.ts';
import { standingWords } from '../rules.ts';
import type { DeskTask } from './desk.tsx';

/** The columns of the desk, and what the screen says by place or colour, in words. */
export function tasksSheet(name: string, tasks: DeskTask[]): Uint8Array {
  return writeSpreadsheet({
    name,
    columns: [
      { head: '标题', width: 48 },
      { head: '发文字号', width: 22 },
      { head: '拟稿单位', width: 22 },
      { head: '拟稿人', width: 12 },
      { head: '环节', width: 18 },
      { head: '紧急', width: 8 },
      { head: '到达时间', width: 18 },
      { head: '期限', width: 12 },
      { head: '状态', width: 10 },
      { head: '剩余工作日', width: 12 },
      { head: '承办', width: 18 },
      { head: '办结时间', width: 18 },
      { head: '结果', width: 12 },
    ],
    rows: tasks.map((task) => [
      task.title,
      task.number,
      task.draftUnit ?? task.unitName,
      task.startedByName,
      task.step,
      task.urgent ? '紧急' : '',
      formatMoment(task.arrivedAt),
      task.dueOn && { day: task.dueOn },
      task.doneAt ? '已办结' : standingWords(task, task.due),
      task.doneAt ? null : task.due.days,
      task.personName ?? task.unitName,
      task.doneAt && formatMoment(task.doneAt),
      task.outcome,
    ]),
  });
}

export function circulatedSheet(items: CirculatedRow[]): Uint8Array {
  return writeSpreadsheet({
    name: '传阅',
    columns: [
      { head: '标题', width: 48 },
      { head: '说明', width: 40 },
      { head: '送阅人', width: 12 },
      { head: '送阅时间', width: 18 },
      { head: '已阅时间', width: 18 },
    ],
    rows: items.map((item) => [
      item.title,
      item.words,
      item.sentByName,
      formatMoment(item.sentAt),
      item.readAt ? formatMoment(item.readAt) : '未阅',
    ]),
  });
}

export function draftsSheet(drafts: DocumentRow[]): Uint8Array {
  return writeSpreadsheet({
    name: '草稿',
    columns: [
      { head: '标题', width: 48 },
      { head: '种类', width: 16 },
      { head: '发文字号', width: 22 },
      { head: '拟稿单位', width: 22 },
      { head: '最近修改', width: 18 },
    ],
    rows: drafts.map((draft) => [draft.title, draft.kind, draft.number, draft.unit, formatMoment(draft.changedAt)]),
  });
}
