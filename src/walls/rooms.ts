import { roomOf } from './imports.ts';
import { type Finding, isCode, isTest, type Tree } from './tree.ts';

const writes = /\b(insert\s+into|update\s+(?:only\s+)?[a-z_]+\.[a-z_]+|delete\s+from|truncate\s)/i;

/** Where a feature may write: in its actions. Core, district and tests arrange their own. */
const mayWrite = (path: string) =>
  isTest(path) ||
  !path.startsWith('src/') ||
  /^src\/(core|platform|walls)\//.test(path) ||
  /\/actions(\/[\w-]+)?\.ts$/.test(path);

/** Wall 3: inserts, updates and deletes appear only in actions, core, district and tests. */
export function writesStandInActions(tree: Tree): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    if (!isCode(path)) continue;
    looked += 1;
    const found = mayWrite(path) ? null : writes.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
    if (found) against.push(`${path} writes outside an action: ${found[0]}`);
    if (/\/(public|staff|api)\.tsx?$/.test(path) && /\bsql(<[^`]*>)?`/.test(text) && roomOf(path))
      against.push(`${path}: a door contains SQL`);
  }
  return { against, looked };
}

const fixed =
  /^(README\.md|index\.ts|tables\.ts|rules\.ts|queries\.ts|actions\.ts|public\.tsx?|staff\.tsx?|api\.ts|jobs\.ts|live\.sql|grants\.sql)$|^(migrations\/[\w-]+\.sql|pages\/[\w-]+\.tsx|(rules|queries|actions|public|staff|api|jobs|parse)\/[\w-]+\.tsx?|[\w./-]+\.test\.tsx?)$/;

/** The fixed names in a room: none obligatory, no other allowed. */
export function roomsUseFixedNames(tree: Tree): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const path of tree.keys()) {
    const room = roomOf(path);
    if (!room) continue;
    looked += 1;
    const name = path.slice(`src/features/${room}/`.length);
    if (!fixed.test(name) && !isTest(path)) against.push(`${path}: no room has a file of this name`);
  }
  return { against, looked };
}

/** Wall 6: every room has a README that cites its article, and at least one story test. */
export function roomsTellTheirDuty(tree: Tree): Finding {
  const against: string[] = [];
  const rooms = new Set([...tree.keys()].map(roomOf).filter((room) => room !== undefined));
  for (const room of rooms) {
    const readme = tree.get(`src/features/${room}/README.md`);
    if (!readme) against.push(`${room} has no README.md`);
    else if (!/第?[（(]?[一二三四五六七八九十]{1,3}[）)]|条例/.test(readme))
      against.push(`${room}/README.md cites no article`);
    const tests = [...tree].filter(([path]) => roomOf(path) === room && /\.test\.tsx?$/.test(path));
    if (!tests.some(([, text]) => /testDatabase|testOffice/.test(text)))
      against.push(`${room} has no story test on the real database`);
  }
  return { against, looked: rooms.size };
}

/** Wall 7, by text: every table of a room's migrations is in its own schema; foreign keys leave a room only towards core. */
export function tablesStandInTheirRoom(tree: Tree, coreSchemas: Set<string>): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    const match = /^src\/(?:core|features)\/([\w-]+)\/migrations\/[\w-]+\.sql$/.exec(path);
    if (!match) continue;
    const room = match[1]!.replaceAll('-', '_');
    const sql = text.replace(/--.*$/gm, '');
    for (const [, schema] of sql.matchAll(
      /create\s+(?:table|view|function|sequence|type)\s+(?:if not exists\s+)?([a-z_]+)\./gi,
    )) {
      looked += 1;
      if (schema !== room) against.push(`${path} makes something in the schema of ${schema}`);
    }
    for (const [, schema] of sql.matchAll(/references\s+([a-z_]+)\.[a-z_]+/gi)) {
      looked += 1;
      if (schema !== room && !coreSchemas.has(schema!)) against.push(`${path} refers to a table of ${schema}`);
    }
  }
  return { against, looked };
}

/** Wall 10: files over 300 lines are listed by name with a reason. */
export function filesAreShort(tree: Tree, long: Record<string, string>): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    if (!/\.(ts|tsx)$/.test(path) || /\/tables\.ts$/.test(path)) continue;
    looked += 1;
    const lines = text.split('\n').length;
    if (lines > 300 && !long[path]) against.push(`${path} has ${lines} lines and no reason in the list`);
  }
  for (const path of Object.keys(long))
    if (tree.size > 50 && !tree.has(path)) against.push(`${path} is in the list and not there`);
  return { against, looked };
}
