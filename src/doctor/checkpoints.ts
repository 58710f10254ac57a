import { open, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Keeping } from '../core/ledger/keeping.ts';
import { type Note, readNotes } from '../core/ledger/note.ts';
import { rows, type StaffDb } from '../platform/database.ts';
import { formatMoment } from '../platform/time.ts';
import { broken, type Finding, fine, look } from './finding.ts';

const part = '存证文件';
/** Checkpoints are handed on every five seconds, and a minute after a failure: who lacks one after three was left out. */
const patience = 180;

interface Stored {
  id: number;
  note: string;
  at: Date;
  /** How long ago by the database's clock, in seconds. */
  age: number;
}

/** The file of CHECKPOINT_FILE, where somebody else keeps what the database could forget: there, written to, and saying the same. */
export async function examineCheckpoints(
  staff: StaffDb,
  { file, places }: Pick<Keeping, 'file' | 'places'>,
): Promise<Finding> {
  if (!file && places.length > 0) return fine(part, `没有文件；存证寄往 ${places.length} 个邮箱`);
  if (!file)
    return look(
      part,
      '存证只在数据库里，被一并改写时发现不了。',
      '设置 CHECKPOINT_FILE（另一块磁盘或另一台机器）或 CHECKPOINT_MAIL，见 docs/running/proof.md。',
    );
  const stored = await rows(
    staff,
    sql<Stored>`
      select id, note, at, extract(epoch from clock_timestamp() - at)::float as age
      from ledger.checkpoint
      order by id`,
  );
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') return whyUnread(file, text, stored);
  const unwritable = await whyNotWritable(file);
  const { notes, strange } = readNotes(text);
  return (
    unwritable ?? whyDifferent(file, notes, stored, strange) ?? whyBehind(file, notes, stored) ?? said(file, notes)
  );
}

const said = (file: string, notes: Note[]) => fine(part, `${file} 有 ${notes.length} 份存证，与数据库一致`);

function whyUnread(file: string, error: NodeJS.ErrnoException, stored: Stored[]): Finding {
  if (error.code !== 'ENOENT')
    return broken(part, `${file} 读不出来（${error.code}）。`, '请检查路径和权限：它应是本账号能读写的一个普通文件。');
  if (stored.length === 0) return fine(part, `${file} 会随第一份存证写成`);
  return broken(
    part,
    `${file} 不在了，而数据库里已有 ${stored.length} 份存证。`,
    '请检查那块磁盘或共享目录有没有挂上；原文件找不到的，用 ledger verify --checkpoints 与别处保存的存证核对。新的存证会写进新文件，旧的不会补写。',
  );
}

/** Opened as the process that serves opens it; nothing is written. */
async function whyNotWritable(file: string): Promise<Finding | null> {
  try {
    await (await open(file, 'a')).close();
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return broken(part, `${file} 写不进去（${code}）。`, '请检查权限、剩余空间，以及磁盘有没有变成只读。');
  }
}

/** What stands in the file and not in the database: one of the two was changed, or the database is an older backup. */
function whyDifferent(file: string, notes: Note[], stored: Stored[], strange: string[]): Finding | null {
  if (strange.length > 0)
    return broken(
      part,
      `${file} 里有不完整的存证：“${strange[0]!.slice(0, 40)}”。`,
      '请与别处保存的存证核对这个文件。',
    );
  const known = new Set(stored.map(({ note }) => note.trim()));
  const other = notes.find(({ note }) => !known.has(note.trim()));
  if (!other) return null;
  return broken(
    part,
    `${file} 里 ${formatMoment(other.at)} 的存证（${other.size} 条）与数据库不一致：数据库里没有这一份。`,
    '请停止写入，保留现场，运行 bin/gongkai ledger verify：它指出哪一条被改写或截去。刚从备份恢复过的，备份以后的存证不在库里，照 docs/running/proof.md 核对。',
  );
}

function whyBehind(file: string, notes: Note[], stored: Stored[]): Finding | null {
  const there = new Set(notes.map(({ note }) => note.trim()));
  const newest = stored.at(-1);
  const missing = stored.filter(({ note, age }) => age > patience && !there.has(note.trim()));
  if (!newest || missing.length === 0) return null;
  const last = notes.at(-1);
  return look(
    part,
    `${file} 缺少 ${missing.length} 份存证，最早的是 ${formatMoment(missing[0]!.at)} 的；它最后一份是 ${last ? `${formatMoment(last.at)} 的` : '空的'}，数据库最新一份是 ${formatMoment(newest.at)} 的。`,
    '请确认 serve 或 worker 在运行、写得进这个文件；设置 CHECKPOINT_FILE 以前的存证会自动补送，删掉的不会。',
  );
}
