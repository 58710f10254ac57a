import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/root.ts';

/** Exactly these, from the registry, beside the project: together 200 MB, which nobody needs who does not measure. */
const pinned = { lighthouse: '13.5.0', 'vnu-jar': '26.9.27' };
const folder = join(projectRoot, '.runtime', 'quality');

export interface Tools {
  /** The Nu HTML checker; null without a Java to run it. */
  nu: string | null;
  /** The folder where Lighthouse is installed; null when it could not be. */
  lighthouse: string | null;
}

/** Installs what is missing, once; what cannot be had is said and not measured. */
export async function openTools(): Promise<Tools> {
  const nu = join(folder, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const lighthouse = join(folder, 'node_modules/lighthouse/core/index.js');
  if (!existsSync(nu) || !existsSync(lighthouse)) {
    await mkdir(folder, { recursive: true });
    const names = Object.entries(pinned).map(([name, version]) => `${name}@${version}`);
    const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
    await run('npm', ['install', ...options, ...names]).catch((error: Error) => console.log(error.message));
  }
  const java = await run('java', ['-version']).then(
    () => true,
    () => false,
  );
  return { nu: java && existsSync(nu) ? nu : null, lighthouse: existsSync(lighthouse) ? folder : null };
}

/** What a program printed; it ends within five minutes. */
export function run(command: string, parameters: string[], input = ''): Promise<{ out: string; err: string }> {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, parameters, { timeout: 300_000 });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part) => {
      said.out += part;
    });
    child.stderr.on('data', (part) => {
      said.err += part;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? fulfil(said) : reject(new Error(`${command} ended with ${code}: ${said.err.slice(-400)}`)),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
