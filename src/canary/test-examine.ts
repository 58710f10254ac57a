import { handlesOf } from './test-handles.ts';
import { type Answer, type Ask, askAll, type Outsider, whatItSays } from './test-outsider.ts';
import { publicPaths, type Route, staffAsks, twinHandles, waysToAsk } from './test-questions.ts';
import type { Kept } from './test-states.ts';
import { type Canary, findCanary } from './test-word.ts';
import type { World } from './test-world.ts';

/** Where the canary sits in an answer. */
export const look = (canary: Canary, answer: Answer): string[] =>
  findCanary(canary, {
    headers: JSON.stringify(answer.headers),
    body: answer.body,
    coding: String(answer.headers['content-encoding'] ?? ''),
  });

/** A question as the failure names it. */
export const show = ({ method, path, headers }: Ask) =>
  `${method} ${decodeURI(path)}${headers ? ` ${JSON.stringify(headers)}` : ''}`.slice(0, 300);

/** What is said of something that never existed; addresses of one shape are asked for once. */
const saidOfNothing = new WeakMap<Outsider, Map<string, Promise<string>>>();
const shapeOf = ({ method, path, headers = {} }: Ask) =>
  `${method} ${path.replace(/[0-9a-f]{16,}/g, 'h').replace(/\d{4,}/g, 'n')} ${Object.entries(headers).map(([name, value]) => name + (value.startsWith('"') || value.length > 40 ? '' : value))}`;

function ofNothing(outsider: Outsider, ask: Ask): Promise<string> {
  const shape = shapeOf(ask);
  const all = saidOfNothing.get(outsider) ?? new Map<string, Promise<string>>();
  saidOfNothing.set(outsider, all);
  const known = all.get(shape);
  if (known) return known;
  const said = outsider.ask(ask).then((answer) => whatItSays(answer, [ask.path]));
  all.set(shape, said);
  return said;
}

/** Every address of a document in the ways in which it is asked for, each with the same for one that never existed. */
async function pairsOf(
  world: World,
  list: Route[],
  one: Kept,
  turn: number,
  all: boolean,
): Promise<(readonly [Ask, Ask])[]> {
  const handles = await handlesOf(world.house.t.sides.staff, one.document, one.newest);
  const twin = twinHandles(handles);
  const hashes = handles.values.filter((value) => /^[0-9a-f]{64}$/.test(value));
  const twinHashes = hashes.map((hash) => twin.values[handles.values.indexOf(hash)]!);
  const twins = publicPaths(list, twin, handles);
  const pairs = publicPaths(list, handles).flatMap((path, index) => {
    const mine = waysToAsk(path, hashes);
    const nobodys = waysToAsk(twins[index]!, twinHashes);
    // In every way, or in one by turns: plainly in half of the states, in one of the other ways in the others.
    const other = 1 + (((index + turn) >> 1) % (mine.length - 1));
    const ways = all ? mine.map((_, way) => way) : [(index + turn) % 2 === 0 ? 0 : other];
    return ways.map((way) => [mine[way]!, nobodys[way]!] as const);
  });
  const staffTwins = staffAsks(list, twin);
  const staff = staffAsks(list, handles).map((ask, index) => [ask, staffTwins[index]!] as const);
  return [...pairs, ...staff.filter((_, index) => all || index % 4 === turn % 4)];
}

/** Asks for a document by all its handles; names every canary and, where it must not be known, every difference. */
export async function examine(
  world: World,
  outsider: Outsider,
  list: Route[],
  one: Kept,
  mode: { unknown: boolean; turn?: number; all?: boolean },
): Promise<string[]> {
  const found: string[] = [];
  const pairs = new Map(await pairsOf(world, list, one, mode.turn ?? 0, mode.all ?? false));
  await askAll(outsider, [...pairs.keys()], async (ask, answer) => {
    const places = look(world.canary, answer);
    if (places.length > 0) found.push(`${one.state}: ${show(ask)} → ${answer.status} holds ${places}`);
    if (mode.unknown && whatItSays(answer, [ask.path]) !== (await ofNothing(outsider, pairs.get(ask)!)))
      found.push(`${one.state}: ${show(ask)} → ${answer.status} differs from what never existed`);
  });
  return found;
}
