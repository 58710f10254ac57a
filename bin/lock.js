import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError, root, say } from './words.js';

const folder = join(root, '.runtime');
const file = join(folder, 'lock');
const heartbeat = 1000;
const deadAfter = 10_000;

/**
 * Runs `work` while no other launch of this installation does. Whoever holds the lock touches it every second; one whose
 * process is gone, or that was not touched for ten seconds (another container, a machine switched off), is broken.
 */
export async function withLock(work) {
  prepare();
  await take();
  const beating = setInterval(touch, heartbeat);
  beating.unref();
  try {
    return await work();
  } finally {
    clearInterval(beating);
    giveBack();
  }
}

function prepare() {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new LaunchError(`${root} 不可写，无法安装依赖或编译。请用它的属主账号先运行一次 npm start。`);
  }
}

async function take() {
  for (let waited = 0; !create(); waited += 1) {
    if (waited === 5) say('另一个进程正在准备，请稍候……');
    if (isDead()) breakLock();
    else await sleep(100);
  }
}

function create() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new LaunchError(`${folder} 不可写，无法安装依赖或编译。请用它的属主账号先运行一次 npm start。`);
  }
}

function touch() {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The lock was taken for dead while this machine slept; the work itself goes on.
  }
}

/** Only our own: one that was broken may be somebody else's by now. */
function giveBack() {
  try {
    if (readFileSync(file, 'utf8') === String(process.pid)) rmSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isDead(path = file) {
  try {
    if (Date.now() - statSync(path).mtimeMs > deadAfter) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 && !lives(pid);
  } catch {
    return false; // given back meanwhile
  }
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moved first and looked at again: a faster one may have broken it and taken its own meanwhile. */
function breakLock() {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (isDead(aside)) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
