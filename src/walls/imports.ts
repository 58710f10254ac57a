import { type Finding, importsOf, isCode, isTest, type Tree } from './tree.ts';

/** main, worker → features → core → ui → platform → npm. A higher number may import a lower one. */
const rank = (path: string): number => {
  if (path.startsWith('src/platform/')) return 0;
  if (path.startsWith('src/ui/')) return 1;
  if (path.startsWith('src/core/')) return 2;
  if (path.startsWith('src/features/')) return 3;
  if (path.startsWith('district/')) return 4;
  return 5;
};

/** The walls' own test holds breaches as text, to show that each is found. */
const fixtures = new Set(['src/walls.test.ts']);

export const roomOf = (path: string) => /^src\/features\/([\w-]+)\//.exec(path)?.[1];

/** Wall 1: imports point inward only, type imports included; a feature never imports a feature. */
export function importsPointInward(tree: Tree): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    if (!isCode(path) || fixtures.has(path)) continue;
    for (const { to, inside } of importsOf(path, text)) {
      looked += 1;
      if (!inside) continue;
      if (isTest(path) && !roomOf(to)) continue; // a test may arrange with anything but another room
      if (rank(to) > rank(path)) against.push(`${path} imports outward: ${to}`);
      else if (roomOf(path) && roomOf(to) && roomOf(path) !== roomOf(to))
        against.push(`${path} imports another room: ${to}`);
    }
  }
  return { against, looked };
}

/** Relative imports name a file with its ending; no aliases, no barrels. */
export function importsAreRelative(tree: Tree): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    if (!isCode(path) || fixtures.has(path)) continue;
    for (const { to, inside } of importsOf(path, text)) {
      looked += 1;
      if (inside && !/\.(ts|tsx|json)$/.test(to)) against.push(`${path} imports without an ending: ${to}`);
      if (inside && isCode(to) && !tree.has(to)) against.push(`${path} imports what is not there: ${to}`);
      if (!inside && /^(@\/|~|src\/|#)/.test(to)) against.push(`${path} imports by an alias: ${to}`);
    }
    if (/\/index\.ts$/.test(path) && /^export (\*|\{[^}]*\}) from/m.test(text)) against.push(`${path} is a barrel`);
  }
  return { against, looked };
}

const doing =
  /^(node:(fs|net|http|https|child_process|worker_threads|dgram|tls|dns|os|process|timers)|pg|kysely|pino|nodemailer)/;
const asking = /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(|\bMath\.random\(|\bprocess\.|\bfetch\(|\bawait\s/;

/** Wall 2, first half: rules do no I/O and do not ask the time. */
export function rulesArePure(tree: Tree): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    if (isTest(path) || !/\/rules(\/[\w-]+)?\.ts$|\/workplan\/parse\/[\w-]+\.ts$/.test(path)) continue;
    looked += 1;
    for (const { to, typeOnly } of importsOf(path, text)) {
      if (!typeOnly && (doing.test(to) || /\/(queries|actions|database|public|staff|jobs)(\.tsx?|\/)/.test(to)))
        against.push(`${path} does I/O through ${to}`);
    }
    const bare = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const asks = asking.exec(bare);
    if (asks) against.push(`${path} asks the world: ${asks[0].trim()}`);
  }
  return { against, looked };
}

/** Wall 2, second half: pages are functions of their data: types alone from queries, nothing from actions, no database. */
export function pagesAreFunctions(tree: Tree): Finding {
  const against: string[] = [];
  let looked = 0;
  for (const [path, text] of tree) {
    if (isTest(path) || !/\/pages\/[\w-]+\.tsx$/.test(path)) continue;
    looked += 1;
    for (const { to, typeOnly, inside } of importsOf(path, text)) {
      const named =
        new RegExp(`import\\s+\\{([^}]*)\\}\\s+from\\s+['"][^'"]*${to.split('/').pop()}['"]`).exec(text)?.[1] ?? '';
      const onlyTypes =
        typeOnly || (named !== '' && named.split(',').every((name) => !name.trim() || name.trim().startsWith('type ')));
      if (/\/queries(\.ts|\/)/.test(to) && !onlyTypes) against.push(`${path} queries: ${to}`);
      if (/\/actions(\.ts|\/)/.test(to)) against.push(`${path} acts: ${to}`);
      if (inside ? /\/platform\/(database|jobs|mail|storage)/.test(to) && !onlyTypes : doing.test(to))
        against.push(`${path} does I/O: ${to}`);
    }
  }
  return { against, looked };
}
