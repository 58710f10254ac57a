/** The facts a template may name, by their Chinese names: `{标题}`. */
export type Facts = Record<string, string>;

const brace = /\{([^{}\n]*)\}/g;

/** Puts the facts into a text, once: a fact that itself contains braces stays as it is. A fact that is missing is a bug. */
export function fill(text: string, facts: Facts): string {
  return text.replace(brace, (_, slot: string) => {
    const fact = facts[slot.trim()];
    if (fact === undefined) throw new Error(`no fact for {${slot}}`);
    return fact;
  });
}

/** Why this text may not stand in a template with these slots, or null. */
export function whyNotTemplate(text: string, slots: string[]): string | null {
  const strange = [...text.matchAll(brace)].map(([, slot = '']) => slot.trim()).find((slot) => !slots.includes(slot));
  if (strange === undefined) return null;
  const known = slots.map((slot) => `{${slot}}`).join('、');
  return `“{${strange}}”不能填充。这个模板可以用的有：${known}。`;
}

export type DeliveryState = 'mailbox' | 'sent' | 'failed' | 'unknown' | 'waiting';

export const deliveryWords: Record<DeliveryState, string> = {
  mailbox: '只在工作台内',
  sent: '邮件已发出',
  failed: '邮件没有发出',
  unknown: '邮件结果不明，不再重发',
  waiting: '等待发送',
};

/** An attempt that has not ended after this time never will: its process is gone. */
const longestAttempt = 10 * 60_000;

/** How the delivery of one message stands, from its attempts in their order. */
export function deliveryState(
  attempts: { channel: 'mailbox' | 'smtp' | 'nothing'; worked: boolean | null; at: Date }[],
  now: Date,
): DeliveryState {
  const last = attempts.at(-1);
  if (!last) return 'waiting';
  if (last.worked) return last.channel === 'smtp' ? 'sent' : 'mailbox';
  if (last.worked === false) return 'failed';
  return now.getTime() - last.at.getTime() > longestAttempt ? 'unknown' : 'waiting';
}

/** Why this cannot be an address of mail, or null. '' takes the address away. */
export function whyNotAddress(email: string): string | null {
  if (email === '' || /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email)) return null;
  return '邮箱地址的写法不对，请写成“name@example.gov.cn”的样子。';
}

/** 「a…@example.com」: enough to answer a question about a letter, too little to write to. */
export const maskedAddress = (email: string): string => email.replace(/^(.).*@/u, '$1…@');
