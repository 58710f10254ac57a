import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { type Call, type Command, CommandError } from '../../platform/cli.ts';
import type { Sides } from '../caller.ts';
import { keepCheckpoint } from './checkpoint.ts';
import { exportLedger, exportLive } from './export.ts';
import { handCheckpoints } from './handing.ts';
import type { Keeping } from './keeping.ts';
import { profiles } from './keys.ts';
import { findNewest } from './live-queries.ts';
import { readNotes } from './note.ts';
import { sealLines } from './seal.ts';
import { verifyLedger } from './verify.ts';

interface Opened {
  sides: Sides;
  sealer: pg.Pool;
  keeping: Keeping;
}
type Within = <T>(work: (opened: Opened) => Promise<T>) => Promise<T>;

/** `ledger verify`, `ledger export`, `ledger checkpoint`. */
export function ledgerCommands(within: Within): Record<string, Command> {
  return {
    'ledger verify': {
      summary: '逐条验证台账的链和树，与每一份存证比较，指出第一条有问题的记录',
      usage: '',
      options: {
        checkpoints: { type: 'string', words: '另外保存的存证文件；CHECKPOINT_FILE 的文件总会一并比较' },
        json: { type: 'boolean', words: '以 JSON 输出' },
      },
      run: (call) => within((opened) => verify(opened, call)),
    },
    'ledger export': {
      summary: '导出台账（NDJSON），供 bin/verify-ledger.mjs 离线验证',
      usage: 'FILE',
      options: { full: { type: 'boolean', words: '全部记录连同原文，仅供审计内部使用；不加时与公众下载的相同' } },
      run: (call) => within((opened) => exportTo(opened, call)),
    },
    'ledger checkpoint': {
      summary: '立即签署一份存证，送往各存放处，并输出它',
      usage: '',
      run: (call) => within((opened) => checkpoint(opened, call)),
    },
  };
}

async function verify({ sides, keeping }: Opened, { options, json, out }: Call): Promise<number> {
  const given = typeof options.checkpoints === 'string' ? [options.checkpoints] : [];
  const own = keeping.file && existsSync(keeping.file) ? [keeping.file] : [];
  const notes = [...given, ...own].flatMap((file) => {
    const read = readNotes(readFileSync(file, 'utf8'));
    if (read.strange.length > 0)
      throw new CommandError(`${file} 里有不完整的存证：“${read.strange[0]!.slice(0, 60)}”。请核对这个文件。`);
    return read.notes;
  });
  const verdict = await verifyLedger(sides.staff, { notes, keys: [keeping.signer] });
  if (options.json) json(verdict);
  else if (verdict.firstBad) out(`第 ${verdict.firstBad.position} 条有问题：${verdict.firstBad.what}`);
  else {
    out(
      `台账完好：${verdict.sealed} 条已封存，${verdict.unsealed} 条待封存，与 ${verdict.checkpoints} 份存证一致。链头 ${verdict.head}`,
    );
    out(`根值 ${verdict.root}（${verdict.hash.toUpperCase()}）`);
    if (verdict.erased > 0) out(`${verdict.erased} 条的原文已依法抹去，摘要仍在链中。`);
    if (notes.length === 0)
      out('没有另外保存的存证可以比较。请用 --checkpoints 给出一份，才能发现存证本身被一并改写。');
  }
  return verdict.ok ? 0 : 1;
}

async function exportTo({ sides }: Opened, { args, options, out }: Call): Promise<void> {
  const file = args[0]!;
  let lines = 0;
  const counted = async function* () {
    for await (const line of options.full ? exportLedger(sides.staff) : exportLive(sides.live)) {
      lines += 1;
      yield `${line}\n`;
    }
  };
  if (!options.full && !(await findNewest(sides.live)))
    throw new CommandError('还没有存证，没有可以公开导出的内容。请先运行 gongkai ledger checkpoint。');
  await pipeline(Readable.from(counted()), createWriteStream(file, { mode: options.full ? 0o600 : 0o644 }));
  out(`已导出到 ${file}，共 ${lines} 行。验证：node bin/verify-ledger.mjs ${file}`);
  if (options.full) out('这个文件含有不公开的记录，请按内部资料保管。');
}

async function checkpoint({ sealer, keeping }: Opened, { out }: Call): Promise<void> {
  while ((await sealLines(sealer, profiles[keeping.profile].hash)) > 0);
  let note = await keepCheckpoint(sealer, keeping.signer, true);
  // Another process may be sealing at this moment.
  for (let turn = 0; !note && turn < 20; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    note = await keepCheckpoint(sealer, keeping.signer, true);
  }
  if (!note) throw new CommandError('台账还没有封存的记录，没有可以存证的内容。');
  out(note.note);
  for (const { place, problem } of await handCheckpoints(sealer, keeping.places))
    throw new CommandError(`存证已签署，但没有送到 ${place}：${problem}。会自动再送。`);
}
