import { spawn } from 'node:child_process';
import { root } from './words.js';

/** npm with the Node it belongs to, which is not always the one that runs us. */
function npmCommand() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  return cli && /npm-cli\.c?js$/.test(cli) ? [node || process.execPath, cli] : ['npm'];
}

/** Runs npm quietly; rejects with what it said when it fails. */
export function npm(args, cwd = root) {
  const [file, ...first] = npmCommand();
  return run(file, [...first, ...args], { cwd });
}

/** Runs a program; resolves to its output, rejects with it when the program fails. */
export function run(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let said = '';
    const collect = (chunk) => {
      said += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => reject(new Error(`${file}: ${error.message}`)));
    child.once('close', (code, signal) =>
      code === 0 ? resolve(said) : reject(new Error(said.trim() || `${file}: ${signal ?? code}`)),
    );
  });
}
