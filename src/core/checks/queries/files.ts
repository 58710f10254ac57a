import { sql } from 'kysely';
import { one, type Reads, rows } from '../../../platform/database.ts';
import { type HiddenKind, hiddenKinds } from '../../files/hidden.ts';
import type { Content } from '../../publications/content.ts';
import type { Finding, Place } from '../rules/finding.ts';
import type { Acceptance } from '../rules/gate.ts';
import { findInText, type HiddenThing, type LookedFile } from '../rules/look.ts';
import type { CurrentList } from './list.ts';

interface Examined {
  id: number;
  hash: string;
  type: string;
  letters: number | null;
  checked: 'checked' | 'unchecked';
  note: string;
  hidden: HiddenThing[];
  acceptedBy: number | null;
  acceptedByName: string | null;
  acceptedAt: Date | null;
  acceptedReason: string | null;
}

/** What the examination recorded of these uploads, `hidden` as a list of `{kind, where}`: the one place where this room reads files. */
async function listExamined(db: Reads, files: number[]): Promise<Examined[]> {
  if (files.length === 0) return [];
  return rows(
    db,
    sql<Examined>`
      select file.id, file.hash, file.type, length(file.text) as letters, file.checked, file.check_note as note,
        file.hidden,
        file.accepted_by as "acceptedBy", person.name as "acceptedByName", file.accepted_at as "acceptedAt",
        file.accepted_reason as "acceptedReason"
      from files.file
      left join people.person on person.id = file.accepted_by
      where file.id = any (${files}::bigint[])`,
  );
}

/** Findings of files' texts, kept because bytes and list do not change: by hash, list and disclosure. */
const remembered = new Map<string, Finding[]>();
const mostRemembered = 400;

/** The attachments of a text as the checks see them, and what their texts hold; each text is read and looked at once. */
export async function loadFiles(db: Reads, content: Content, list: CurrentList) {
  const examined = await listExamined(
    db,
    content.attachments.map(({ file }) => file),
  );
  const open = content.disclosure === 'open';
  const keyOf = (hash: string) => `${hash}:${list.stamp}:${open}`;
  const inside = new Map<string, Finding[]>();
  for (const { id, hash, letters } of examined) {
    if (!letters) continue;
    const found = remembered.get(keyOf(hash)) ?? (await lookInside(db, id, list, open));
    inside.set(hash, found);
    remember(keyOf(hash), found);
  }
  const files = content.attachments.map(({ file, name, hash, type }): LookedFile => {
    const found = examined.find(({ id }) => id === file);
    return { file, name, hash, unread: unread(type, found), hidden: found ? hiddenOf(found) : null };
  });
  return {
    files,
    inFile: ({ hash }: LookedFile, place: Place): Finding[] =>
      (inside.get(hash) ?? []).map((finding) => ({ ...finding, place })),
    taken: new Map(examined.flatMap((one) => (one.acceptedBy === null ? [] : [[one.id, takenBy(one)] as const]))),
  };
}

/** A long text takes some tenths of a second: others are served between two of them. */
async function lookInside(db: Reads, file: number, list: CurrentList, open: boolean): Promise<Finding[]> {
  const { text } = await one(db, sql<{ text: string | null }>`select text from files.file where id = ${file}`);
  await new Promise((resolve) => setImmediate(resolve));
  return findInText(text ?? '', { part: 'file', label: '' }, { list: list.words, open });
}

function remember(key: string, findings: Finding[]): void {
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!);
  remembered.set(key, findings);
}

const silent: Record<string, string> = {
  jpg: '图片里的文字系统读不出',
  png: '图片里的文字系统读不出',
  gif: '图片里的文字系统读不出',
  webp: '图片里的文字系统读不出',
  mp3: '录音里说的话系统听不出',
  mp4: '录像里的话和画面系统看不出',
};

function unread(type: string, file: Examined | undefined): string | null {
  if (!file) return '没有找到这个附件';
  if (silent[type]) return silent[type];
  if (file.checked === 'unchecked' || file.letters === null) return file.note || '系统读不出内容';
  if (file.letters === 0) return '没有读出文字，可能是扫描件';
  return /只取了前面的部分/.test(file.note) ? '文字很长，后面的部分没有检查' : null;
}

/** What the served bytes still hide, in words; null where nobody could look inside, which is never a pass. */
const hiddenOf = ({ checked, hidden }: Examined): HiddenThing[] | null =>
  checked === 'unchecked'
    ? null
    : hidden.map(({ kind, where }) => ({ kind: hiddenKinds[kind as HiddenKind] ?? kind, where }));

const takenBy = (file: Examined): Acceptance => ({
  fingerprint: '',
  verdict: 'needed',
  reason: file.acceptedReason!,
  person: file.acceptedBy!,
  personName: file.acceptedByName ?? '',
  asSecrecy: false,
  at: file.acceptedAt!,
});
