import type { TestLedger } from './test-ledger.ts';
import { lineAt, reseal, rewrite } from './test-thief.ts';

/** How many lines the ledger of these tests has, and how many the checkpoint covers that somebody kept. */
export const lines = 600;
export const kept = 300;

const insertedLine = `
  insert into ledger.line (at, actor, verb, object, data, salt, canonical)
  values ('2026-01-01', 'person:1', 'ledger.note', 'ledger.note:0', '{}', decode(repeat('00', 32), 'hex'), '{}')`;

/** Everything that somebody with the superuser's password can do, and which position each verifier has to name. */
export interface Case {
  name: string;
  how(ledger: TestLedger): Promise<void>;
  /** The position that both name, or the checkpoint's when nothing nearer can be said. */
  position: number;
  what: RegExp;
  /** Only an old checkpoint kept elsewhere shows it. */
  needsOld?: boolean;
}

export const cases: Case[] = [
  {
    name: 'edit of a field',
    how: (ledger) => ledger.behind(`update ledger.line set reason = '另一个理由' where id = ${lineAt(100)}`),
    position: 100,
    what: /字段与记录原文不符/,
  },
  {
    name: 'edit of field and text',
    how: (ledger) =>
      ledger.behind(
        `update ledger.line set reason = 'x', canonical = replace(canonical, '"reason":"第 101 笔"', '"reason":"x"') where id = ${lineAt(101)}`,
      ),
    position: 101,
    what: /原文与封存的摘要不符/,
  },
  {
    name: 'edit with a new seal for the line',
    how: (ledger) => reseal(ledger, 102),
    position: 102,
    what: /链值与前一条对不上/,
  },
  {
    name: 'delete of a line',
    how: (ledger) => ledger.behind(`delete from ledger.line where id = ${lineAt(103)}`),
    position: 103,
    what: /已不存在|已经不存在/,
  },
  {
    name: 'delete of line and seal',
    how: (ledger) =>
      ledger.behind(
        'delete from ledger.seal where position = 104',
        `delete from ledger.line where id = ${lineAt(104)}`,
      ),
    position: 105,
    what: /缺少第 104 条/,
  },
  {
    name: 'delete with those behind moved up',
    how: (ledger) =>
      ledger.behind(
        'delete from ledger.seal where position = 104',
        'update ledger.seal set position = position + 100000 where position > 104',
        'update ledger.seal set position = position - 100001 where position > 100000',
      ),
    position: 104,
    what: /链值与前一条对不上/,
  },
  {
    name: 'erasure of the words without a deed',
    how: (ledger) =>
      ledger.behind(
        `update ledger.line set salt = null, canonical = '', reason = null, data = '{}' where id = ${lineAt(105)}`,
      ),
    position: 105,
    what: /没有依法删除它的记录/,
  },
  {
    name: 'insert in the middle',
    how: (ledger) =>
      ledger.behind(
        'update ledger.seal set position = position + 100000 where position >= 106',
        'update ledger.seal set position = position - 99999 where position > 100000',
        insertedLine,
        `insert into ledger.seal (position, line, leaf, chain)
         select 106, max(id), sha256('x'), sha256('y') from ledger.line`,
        'update ledger.seal set alg = (select alg from ledger.seal where position = 1) where position = 106',
      ),
    position: 106,
    what: /链值与前一条对不上/,
  },
  {
    name: 'swap of two lines',
    how: (ledger) =>
      ledger.behind(
        `update ledger.seal set line = -1 where position = 107`,
        `update ledger.seal set line = ${lineAt(107)} where position = 108`,
        `update ledger.seal set line = ${lineAt(108)} where position = 107`,
      ),
    position: 107,
    what: /原文与封存的摘要不符/,
  },
  {
    name: 'swap of two seals',
    how: (ledger) =>
      ledger.behind(
        'update ledger.seal set position = 100000 where position = 109',
        'update ledger.seal set position = 109 where position = 110',
        'update ledger.seal set position = 110 where position = 100000',
      ),
    position: 109,
    what: /链值与前一条对不上/,
  },
  {
    name: 'renumber of one',
    how: (ledger) => ledger.behind('update ledger.seal set position = 5000 where position = 111'),
    position: 112,
    what: /缺少第 111 条/,
  },
  {
    name: 'renumber of all behind',
    how: (ledger) =>
      ledger.behind(
        'update ledger.seal set position = position + 100000 where position > 112',
        'update ledger.seal set position = position - 99999 where position > 100000',
      ),
    position: 114,
    what: /缺少第 113 条/,
  },
  {
    name: 'cut of the tail',
    how: (ledger) =>
      ledger.behind(
        `delete from ledger.seal where position > ${lines - 50}`,
        `delete from ledger.line where id > ${lineAt(lines - 50)}`,
      ),
    position: lines - 49,
    what: /末尾被截去/,
  },
  {
    name: 'cut of the tail with the checkpoints that show it',
    how: (ledger) =>
      ledger.behind(
        `delete from ledger.seal where position > ${kept - 20}`,
        `delete from ledger.line where id > ${lineAt(kept - 20)}`,
        'delete from ledger.tile where (index + 1) * 256 > 0',
        'delete from ledger.checkpoint',
      ),
    position: kept - 19,
    what: /末尾被截去/,
    needsOld: true,
  },
  {
    name: 'rewrite of chain, tree and tiles behind the stored checkpoints',
    how: (ledger) => rewrite(ledger, false),
    position: kept,
    what: /在存证之后被重写/,
  },
  {
    name: 'rewrite of everything, signed anew with another key',
    how: (ledger) => rewrite(ledger, true),
    position: kept,
    what: /在存证之后被重写/,
    needsOld: true,
  },
];
