import { Readable } from 'node:stream';
import type { By } from '../../../core/caller.ts';
import { receiveStream } from '../../../core/files/upload.ts';
import { isOurs } from '../../../core/saved-pages/address.ts';
import type { StaffDb } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { begin, draftPage, finish } from '../actions.ts';
import type { Listed } from '../parse/list.ts';
import { type KindRow, listArchiveKinds, listColumnNames, listKnown } from '../queries.ts';
import { type Outcome, type Problem, problems } from '../rules.ts';
import { type Candidate, readCandidates } from './candidates.ts';
import { contentOf } from './content.ts';
import type { SavedSite } from './source.ts';

export interface Order {
  unit: number;
  kind: string;
  /** How the folder is called. */
  name: string;
  /** Where the older site stood, `http://…/`; empty when folder or pages tell. */
  base: string;
  /** Pages that name a column of ours in META ColumnName take its kind. */
  byColumn: boolean;
  /** A list says which pages, and what of them; null takes every page of the folder. */
  list: Listed[] | null;
  today: string;
}

export interface Hands {
  staff: StaffDb;
  storage: Storage;
  by(key?: string | null): By;
}

const atOnce = 4;

/**
 * Moves a saved site over: reads every page, leaves out what cannot be read and says why, drafts the rest. A page that is known
 * by its old address is passed over; a run that broke off is simply done again.
 */
export async function importSite(site: SavedSite, order: Order, hands: Hands): Promise<Outcome> {
  const plan = await readSite(site, order, hands.staff);
  const started = await begin(hands.by(), order);
  let drafted = 0;
  const rest = plan.wanted.values();
  const work = async () => {
    for (const candidate of rest) {
      const made = await draftOne(candidate, { site, order, plan, hands, id: started.import });
      plan.problems.push(...made.problems);
      if (made.became === 'drafted') drafted += 1;
      if (made.became === 'repeated') plan.repeated += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const { pages, repeated } = plan;
  const found = sorted(plan.problems);
  await finish(hands.by(), { import: started.import, pages, drafted, repeated, problems: found });
  return { import: started.import, pages, drafted, repeated, leftOut: leftOutOf(found), problems: found };
}

/** The same without writing anything: what would come, and what could not be read. Files are looked for, not examined. */
export async function tryImport(site: SavedSite, order: Order, db: StaffDb): Promise<Outcome> {
  const plan = await readSite(site, order, db);
  for (const candidate of plan.wanted) {
    const { problems: found } = await contentOf(candidate, { site, plan, receive: null });
    plan.problems.push(...found);
  }
  const found = sorted(plan.problems);
  const { pages, repeated, wanted } = plan;
  return {
    import: null,
    pages,
    drafted: wanted.length - outOf(found, wanted),
    repeated,
    leftOut: leftOutOf(found),
    problems: found,
  };
}

const leftOutOf = (found: Problem[]) =>
  new Set(found.filter(({ code }) => problems[code].out).map(({ name }) => name)).size;
const outOf = (found: Problem[], wanted: Candidate[]) =>
  wanted.filter(({ name }) => found.some((problem) => problem.name === name && problems[problem.code].out)).length;
const sorted = (found: Problem[]) => found.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

export interface Plan {
  pages: number;
  repeated: number;
  wanted: Candidate[];
  problems: Problem[];
  /** Old addresses by the files that stand for them: those that come now, and those that came before. */
  addresses: Map<string, string>;
  names: Set<string>;
  columns: Set<string>;
  kinds: KindRow[];
}

async function readSite(site: SavedSite, order: Order, db: StaffDb): Promise<Plan> {
  const kinds = await listArchiveKinds(db);
  const columns = await listColumnNames(db);
  const { pages, candidates, found } = await readCandidates(site, order, kinds);
  const known = await listKnown(
    db,
    candidates.map(({ address }) => address),
  );
  const plan: Plan = {
    pages,
    repeated: 0,
    wanted: [],
    problems: found,
    addresses: new Map(),
    names: new Set(site.names),
    columns,
    kinds,
  };
  const seen = new Map<string, string>();
  for (const candidate of candidates) {
    const { name, address } = candidate;
    const before = known.get(address);
    const twin = seen.get(address);
    if (before === 'taken')
      plan.problems.push({ name, address, code: 'duplicate', detail: '新网站已有文件使用这个网址' });
    else if (twin) plan.problems.push({ name, address, code: 'duplicate', detail: `与 ${twin} 相同` });
    else if (before === 'imported') plan.repeated += 1;
    else plan.wanted.push(candidate);
    seen.set(address, twin ?? name);
    if (before !== 'taken' && !twin) plan.addresses.set(name, address);
  }
  for (const { name, address } of plan.wanted)
    if (isOurs(address, columns)) plan.problems.push({ name, address, code: 'our_address', detail: '' });
  return plan;
}

async function draftOne(
  candidate: Candidate,
  { site, order, plan, hands, id }: { site: SavedSite; order: Order; plan: Plan; hands: Hands; id: number },
): Promise<{ became: 'drafted' | 'repeated' | 'left_out'; problems: Problem[] }> {
  const { content, problems: found } = await contentOf(candidate, {
    site,
    plan,
    receive: (bytes, file, key) =>
      receiveStream(Readable.from([bytes]), { field: 'file', name: file }, hands.storage, hands.by(key)),
  });
  if (!content) return { became: 'left_out', problems: found };
  const { name, address, host, kind } = candidate;
  const redirected = !isOurs(address, plan.columns);
  try {
    await draftPage(hands.by(), { import: id, kind: kind ?? order.kind, name, address, host, redirected, content });
    return { became: 'drafted', problems: found };
  } catch (error) {
    // Somebody else moved the same page over at the same moment.
    if (error instanceof Refused && error.message.startsWith('旧网址')) return { became: 'repeated', problems: [] };
    throw error;
  }
}
