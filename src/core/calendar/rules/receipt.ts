import { formatDay } from '../../../platform/time.ts';

/** How an application may arrive, and what makes it received (条例第三十一条; spoken ones: standards §1.7). */
export const channels = {
  in_person: { words: '当面提交', by: 'submittedOn', what: '提交之日' },
  signed_mail: { words: '需签收的邮寄', by: 'signedOn', what: '签收之日' },
  plain_mail: { words: '平常信函', by: 'confirmedOn', what: '与申请人确认之日' },
  internet: { words: '互联网渠道', by: 'confirmedOn', what: '双方确认之日' },
  fax: { words: '传真', by: 'confirmedOn', what: '双方确认之日' },
  spoken: { words: '口头申请', by: 'writtenOn', what: '代为填写完成之日' },
} as const;
export type Channel = keyof typeof channels;

/** Days that are known of an arrival. */
export interface Arrival {
  submittedOn?: string;
  signedOn?: string;
  confirmedOn?: string;
  writtenOn?: string;
}

export interface Receipt {
  /** Null while what the channel needs has not happened: submitted is not received. */
  on: string | null;
  /** The end of this day is the last moment for confirming; null where nothing has to be confirmed any more. */
  confirmBy: string | null;
  line: string;
}

/** The legal day of receipt. A day off is as good as any: the first day counted is the next working day. */
export function receiptOf(channel: Channel, arrival: Arrival): Receipt {
  const { words, by, what } = channels[channel];
  const on = arrival[by] ?? null;
  const rule = `${words}，以${what}为收到申请之日（《政府信息公开条例》第三十一条）`;
  if (on) return { on, confirmBy: null, line: `${rule}：${formatDay(on)}。` };
  const confirmBy = by === 'confirmedOn' ? (arrival.submittedOn ?? null) : null;
  const until = confirmBy ? `请在 ${formatDay(confirmBy)}当天与申请人确认。` : '';
  return { on: null, confirmBy, line: `${rule}，目前还没有，期限没有开始。${until}` };
}
