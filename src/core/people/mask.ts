/** 「朱**」: what the public reads of a person's name (standards §4.5); a name of two parts keeps the first sign. */
export function maskedName(name: string): string {
  const [first = ''] = name.trim();
  return first ? `${first}**` : '匿名';
}

export interface Sender {
  kind: 'person' | 'organisation';
  minor: boolean;
  name: string;
}

/** How one sender stands in the result: never a minor's name, an organisation's in full. */
export function senderWords({ kind, minor, name }: Sender): string {
  if (minor) return '未成年人';
  if (!name.trim()) return kind === 'organisation' ? '某单位' : '匿名';
  return kind === 'organisation' ? name.trim() : maskedName(name);
}

/** Several who said the same: 「朱**等 3 人」. */
export function sendersWords(senders: Sender[]): string {
  const named = senders.find(({ minor, name }) => !minor && name.trim()) ?? senders[0];
  if (!named) return '匿名';
  return senders.length === 1 ? senderWords(named) : `${senderWords(named)}等 ${senders.length} 份`;
}

/** An address as staff see it before they say why they need it: 「z…@example.com」「139…21」. */
export const maskedAddress = (address: string): string =>
  address.includes('@') ? address.replace(/^(.).*@/u, '$1…@') : address.replace(/^(.{3}).*(.{2})$/u, '$1…$2');
