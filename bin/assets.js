import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './words.js';

const from = join(root, 'src', 'ui', 'assets');
const to = join(root, 'dist', 'assets');

/**
 * Bundles every file that lies directly in `src/ui/assets` under a name with the hash of its content, so that browsers may
 * keep it for ever, and writes manifest.json: {"site.css": "site-ABC123.css", "site.js": …}.
 */
export async function bundleAssets() {
  mkdirSync(to, { recursive: true });
  const names = await bundle(entries());
  const manifest = join(to, 'manifest.json');
  writeFileSync(`${manifest}.new`, `${JSON.stringify(names, null, 2)}\n`);
  renameSync(`${manifest}.new`, manifest);
}

function entries() {
  if (!existsSync(from)) return [];
  const files = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => name).filter((name) => !name.endsWith('.json') && !name.endsWith('.d.ts'));
}

const stillFiles = ['.svg', '.png', '.jpg', '.webp', '.ico', '.woff2', '.txt'];

async function bundle(files) {
  if (files.length === 0) return {};
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files.map((name) => join(from, name)),
    outdir: to,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    sourcemap: false,
    format: 'esm',
    target: ['es2022', 'chrome100', 'firefox100', 'safari15'],
    loader: Object.fromEntries(stillFiles.map((ending) => [ending, 'copy'])),
    charset: 'utf8',
    legalComments: 'linked',
    metafile: true,
    logLevel: 'silent',
  });
  return tidy(metafile.outputs);
}

/** Names by entry; what earlier builds left is taken away. */
function tidy(outputs) {
  const names = {};
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    const source = entryPoint ?? Object.keys(outputs[path].inputs)[0];
    if (source) names[basename(source).replace(/\.ts$/, '.js')] = basename(path);
  }
  const kept = new Set([...Object.keys(outputs).map((path) => basename(path)), 'manifest.json']);
  for (const file of readdirSync(to)) if (!kept.has(file)) rmSync(join(to, file), { recursive: true });
  return names;
}
