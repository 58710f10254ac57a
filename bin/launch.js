import { spawn } from 'node:child_process';
import Module from 'node:module';
import { join } from 'node:path';
import { ensureNode, wanted } from './runtime.js';
import { LaunchError, root, say } from './words.js';

// Runs on every Node from 20 on, before anything is installed: no packages here, nor in what is imported above.

const major = Number(process.versions.node.split('.')[0]);

async function launch(verb, args) {
  if (major < wanted) return runUnder(await ensureNode());
  endWithParent();
  Module.enableCompileCache?.(join(root, '.runtime', 'compile-cache'));
  const [{ ensureInstalled }, { ensureBuilt }] = await Promise.all([import('./install.js'), import('./build.js')]);
  await ensureInstalled();
  await ensureBuilt();
  if (verb === 'test') return (await import('./test.js')).test(args);
  runMain(verb === 'start' ? ['serve', ...args] : process.argv.slice(2));
}

/** In this very process, so that signals, exit code and kill -9 meet the application itself. */
function runMain(args) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, join(root, 'dist', 'src', 'main.js'), ...args];
  Module.runMain();
}

/** The same once more under another Node; signals and exit code pass through. */
function runUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C reaches the child from the terminal itself; twice would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => fail(new LaunchError(`${node} 不能运行：${error.message}`)));
  child.once('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Killed with -9 the outer process can pass nothing on: the channel between the two breaks instead. */
function endWithParent() {
  if (!process.channel) return;
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

function fail(error) {
  say(error instanceof LaunchError ? error.message : error.stack);
  if (verb === 'test') console.log('\n0 passed, 1 failed');
  process.exit(1);
}

const [verb, ...args] = process.argv.slice(2);
launch(verb, args).catch(fail);
