import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { compile } from './build.js';
import { run as runProgram } from './npm.js';
import { root, say } from './words.js';

const dist = join(root, 'dist');
const total = { passed: 0, failed: 0, skipped: [], failures: [], files: [] };

/**
 * All checks of the repository, or with words only the test files whose path contains one of them. The build, and with it
 * the types, has passed before. Closes with `N passed, N failed`; the exit code is 1 when anything failed or nothing ran.
 */
export async function test(words) {
  const files = findTests(words);
  if (words.length === 0) await checkSources();
  if (files.length > 0) await runOnDatabases(files);
  tellSlowest();
  for (const { name, why } of total.skipped) say(`跳过：${name}（${why}）`);
  for (const { name, why } of total.failures) say(`失败：${name}\n${why}`);
  if (files.length === 0) say(`没有找到测试文件${words.length > 0 ? `：路径中没有 ${words.join('、')}` : ''}。`);
  const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 || total.passed === 0 || files.length === 0 ? 1 : 0;
}

function findTests(words) {
  const files = readdirSync(dist, { recursive: true }).filter(
    (file) => file.endsWith('.test.js') && !file.startsWith('assets'),
  );
  return files
    .filter(
      (file) =>
        words.length === 0 ||
        words.some((word) => file.includes(word.replace(/^dist\//, '').replace(/\.tsx?$/, '.js'))),
    )
    .map((file) => join(dist, file))
    .sort((a, b) => isLong(b) - isLong(a) || (a < b ? -1 : 1));
}

/** The longest begin first, so that none of them runs alone at the end. */
const isLong = (file) => /^\/\/ (A survey|Long):/.test(readFileSync(file, 'utf8'));

/** Where the time of a whole run went: the files to look at when it grows. */
function tellSlowest() {
  if (total.files.length < 30) return;
  const slowest = total.files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 20);
  say(
    `最慢的文件（秒）：${slowest.map(({ file, seconds }) => `${relative(dist, file)} ${Math.round(seconds)}`).join('，')}`,
  );
}

async function checkSources() {
  const assets = join('src', 'ui', 'assets', 'tsconfig.json');
  const biome = [
    join('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--colors=off',
    '--max-diagnostics=50',
  ];
  count('types', true);
  if (existsSync(join(root, assets))) await check('types of the browser assets', () => compile(assets));
  await check('lint and format', () => runProgram(process.execPath, biome));
}

async function check(name, work) {
  try {
    await work();
    count(name, true);
  } catch (error) {
    count(name, false);
    say(error.message);
  }
}

function count(name, passed) {
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) total.failures.push({ name, why: '' });
  console.log(`${passed ? '✔' : '✖'} ${name}`);
}

async function runOnDatabases(files) {
  const server = process.env.TEST_DATABASE_URL;
  const cluster = await startCluster();
  try {
    await runFiles(files, cluster.url);
  } finally {
    await cluster.stop();
  }
  // Once more the stories that ask a database, on the server the machine has; journeys and surveys are told once.
  const again = files.filter(
    (file) => relative(dist, file).startsWith('src') && imports(file, 'test-database.js') && !surveys(file),
  );
  if (!server || again.length === 0) return;
  console.log('\n▶ TEST_DATABASE_URL');
  await runFiles(again, server);
}

/** Long walks through every door or every hostile file say so themselves: what they find is the same on every server. */
const surveys = (file) => readFileSync(file, 'utf8').startsWith('// A survey:');

/** Whether a compiled file imports, directly or through others, one of this name. */
function imports(file, name, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const found = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g);
  const paths = [...found].map(([, path]) => join(dirname(file), path));
  return paths.some((path) => basename(path) === name) || paths.some((path) => imports(path, name, seen));
}

async function runFiles(files, url) {
  process.env.TEST_CLUSTER_URL = url;
  // Three hundred processes import the same nine hundred modules: compiled once, a fifth of what each costs before it begins.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.runtime', 'compile-cache');
  const stream = run({
    files,
    concurrency: 2, // more would make the timed tests unfair on a small machine
    cwd: root,
    timeout: 1_200_000,
    forceExit: true, // what a failed test left open must not hold up the others, and with them their report
    execArgv: ['--enable-source-maps', '--import', pathToFileURL(join(root, 'bin', 'test-hooks.js')).href],
  });
  stream.on('test:pass', ({ name, skip, todo, file }) => {
    const why = skip ?? todo;
    if (why !== undefined && why !== false)
      total.skipped.push({ name: `${relative(root, file ?? '')} ${name}`, why: why || '没有说明' });
  });
  // Told once more at the very end: the report of the first server is far above the last line.
  stream.on('test:fail', ({ name, file, details }) => {
    const { failureType, cause } = details.error;
    if (failureType === 'subtestsFailed') return;
    total.failures.push({
      name: `${relative(root, file ?? '')} ${name}`,
      why: String(cause?.message ?? details.error.message),
    });
  });
  stream.on('test:summary', ({ file, counts, duration_ms }) => {
    if (file) {
      total.files.push({ file, seconds: duration_ms / 1000 });
      return;
    }
    total.passed += counts.passed;
    total.failed += counts.failed + counts.cancelled;
  });
  const report = stream.compose(new spec());
  for await (const chunk of report) process.stdout.write(chunk);
}

const prefix = 'gongkai-test-';

/** One throwaway server for the whole run, with everything that a real one does to keep data. */
async function startCluster() {
  removeLeftovers();
  const { startEmbedded } = await import(join(dist, 'src', 'platform', 'embedded', 'start.js'));
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const cluster = await startEmbedded({ dataDir, database: 'postgres', log: { info() {}, warn: say } });
  const stop = async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().finally(() => process.exit(1)));
  return { url: cluster.url, stop };
}

/** A server whose folder is gone shuts itself down within a minute: so ends what a killed run left behind. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) && Number(name.slice(prefix.length).split('-')[0]);
    if (pid && !lives(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
