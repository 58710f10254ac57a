import { Hono } from 'hono';
import { allDeeds, type May } from '../core/action.ts';
import { routeOf } from '../core/api/hang.ts';
import type { Operation } from '../core/api/operation.ts';
import { roles } from '../core/caller.ts';
import type { PublicApp, StaffApp } from '../core/doors.ts';
import type { Feature } from '../core/feature.ts';
import { type CoreParts, coreApi, hangCore } from '../core/hang.ts';
import { isTest, type Tree } from '../walls/tree.ts';
import { articles, articlesOf, coreArticles } from './arrangement.ts';

/** A room as the duties page tells it. */
interface Told {
  name: string;
  folder: string;
  articles: string[];
  hears: string[];
  doors: string[];
}

/** `docs/duties.md`: article → room → deeds → stories, from the rooms, the deeds they declare and the tests beside them. */
export function writeDuties(features: Feature[], tree: Tree): string {
  const rooms = tellRooms(features);
  return [
    '# Duties',
    'Which article of the arrangement is served by which room, what can be done there and by whom, and the stories that show it. Written by `bin/gongkai docs --write` from the code; do not edit.',
    '## Articles',
    articleTable(rooms),
    '## Who hears what',
    hearTable(rooms),
    '## Rooms',
    ...rooms.flatMap((room) => roomSection(room, tree)),
    '## Doors of the core',
    doorList(coreDoors()),
  ].join('\n\n');
}

function tellRooms(features: Feature[]): Told[] {
  const core = Object.entries(coreArticles).map(([name, numbers]) => ({
    name,
    folder: `src/core/${name}`,
    articles: numbers,
    hears: [],
    doors: [],
  }));
  const duties = features.map((room) => ({
    name: room.name,
    folder: `src/features/${room.name}`,
    articles: articlesOf(room.duty),
    hears: Object.keys(room.hears ?? {}).sort(),
    doors: doorsOf((app) => {
      room.public?.(app as unknown as PublicApp, noParts);
      room.staff?.(app as unknown as StaffApp, noParts);
    }, room.api),
  }));
  return [...core, ...duties];
}

function articleTable(rooms: Told[]): string {
  const link = (room: Told) => `[${room.name}](#${room.name})`;
  const rows = articles.map(({ number, part, title }) => {
    const serving = rooms.filter((room) => room.articles.includes(number));
    const own = serving.filter((room) => room.folder.startsWith('src/features/'));
    const core = serving.filter((room) => room.folder.startsWith('src/core/'));
    const told = own.length + core.length > 0 ? own.map(link).join(', ') || '—' : '尚未建设';
    return `| ${part.slice(0, 1)}（${number}） | ${title} | ${told} | ${core.map(link).join(', ') || '—'} |`;
  });
  return [
    '| Article | Duty | Room | Core |',
    '|---|---|---|---|',
    ...rows,
    '',
    `Without a room yet (尚未建设): ${
      unbuilt(rooms)
        .map((article) => `（${article.number}）${article.title}`)
        .join('，') || 'none'
    }。`,
  ].join('\n');
}

const unbuilt = (rooms: Told[]) =>
  articles.filter(({ number }) => !rooms.some((room) => room.articles.includes(number)));

function hearTable(rooms: Told[]): string {
  const heard = rooms.flatMap((room) => room.hears.map((verb) => `| ${room.name} | \`${verb}\` | ${wordsOf(verb)} |`));
  if (heard.length === 0) return 'No room hears another: they meet by publications and by the ledger.';
  return ['| Room | Hears | |', '|---|---|---|', ...heard].join('\n');
}

const wordsOf = (verb: string) => allDeeds().find((deed) => deed.verb === verb)?.words ?? '';

function roomSection(room: Told, tree: Tree): string[] {
  const serves = room.articles.map((number) => `（${number}）`).join('') || 'every article';
  return [
    `### ${room.name}`,
    `Serves ${serves}. [README](../${room.folder}/README.md)`,
    deedTable(room.name),
    ...(room.doors.length > 0 ? [doorList(room.doors)] : []),
    ...stories(room.folder, tree),
  ];
}

function deedTable(room: string): string {
  const deeds = allDeeds()
    .filter((deed) => deed.verb.startsWith(`${room}.`))
    .sort((a, b) => (a.verb < b.verb ? -1 : 1));
  if (deeds.length === 0) return 'It does nothing of its own; it shows what others did.';
  const rows = deeds.map(({ verb, words, may }) => `| \`${verb}\` | ${words} | ${mayWords(may)} |`);
  return ['| Deed | 事项 | 谁可以办 |', '|---|---|---|', ...rows].join('\n');
}

function mayWords(may: May): string {
  if (may === 'anyone') return '任何人';
  if (may === 'staff') return '工作人员，按事项另有条件';
  if (may === 'system') return '系统到时自动办理';
  return may.map((role) => roles[role]).join('、');
}

/** The sentences of the tests that run on the real database: what the room was shown to do. */
function stories(folder: string, tree: Tree): string[] {
  const files = [...tree].filter(
    ([path, text]) =>
      path.startsWith(`${folder}/`) &&
      path.includes('.test.ts') &&
      isTest(path) &&
      /\b(test(?:Database|Office|Console|House|Server)\w*|setStage)\b/.test(text),
  );
  if (files.length === 0) return ['Its stories are told by the rooms that use it.'];
  return files
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => [`Stories in [${path.split('/').pop()}](../${path}):`, '', ...sentences(text)].join('\n'));
}

const sentences = (text: string) =>
  [...text.matchAll(/^\s*(?:test|it)\(\s*(['"`])((?:(?!\1).)+)\1/gm)].map((match) => `- ${match[2]}`);

const doorList = (doors: string[]) => ['Doors:', '', ...doors.map((door) => `- \`${door}\``)].join('\n');

/** Doors are only asked for their addresses here: nothing is served, so nothing of the process is needed. */
const noParts = { storage: {}, publicUrl: '', mail: null } as unknown as CoreParts;

const coreDoors = () =>
  doorsOf((app) => {
    hangCore.public(app as unknown as PublicApp, noParts);
    hangCore.signIn(app as unknown as StaffApp, noParts);
    hangCore.staff(app as unknown as StaffApp, noParts);
  }, coreApi);

/** What a router lists after a room was hung in it, each once and in order. */
function doorsOf(hang: (app: Hono) => void, api: Operation[] = []): string[] {
  const app = new Hono();
  hang(app);
  const doors = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '')}`);
  const third = api.map(({ method, path }) => `${method.toUpperCase()} ${routeOf(path)}`);
  return [...new Set([...doors, ...third])].sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
}

const addressOf = (door: string) => `${door.split(' ')[1]} ${door.split(' ')[0]}`;
