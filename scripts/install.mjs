// Runs on whatever Node is there, before any package is: plain JavaScript without dependencies.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const oldestNode = 20;

/** A sentence for somebody whose Node is too old, else nothing. */
export function nodeTooOld(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= oldestNode) return null;
  return `Botyard needs Node ${oldestNode} or later to begin (it brings its own Node 24 along); this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}

/** Compares what npm wrote down after its last complete install with what the lock file asks for. */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present || !existsSync(pinnedNode(root))) return false;
  return (
    Object.entries(wanted).every(
      ([path, entry]) => isSame(entry, present[path]) || (entry.optional && !present[path]),
    ) && Object.keys(present).every((path) => wanted[path])
  );
}

const isSame = (wanted, present) =>
  present !== undefined && wanted.version === present.version && wanted.integrity === present.integrity;

function packagesOf(lockFile) {
  if (!existsSync(lockFile)) return null;
  const { '': _root, ...packages } = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return packages;
}

const pinnedNode = (root) => join(root, 'node_modules', 'node', 'bin', 'node');

/** Makes node_modules what package-lock.json says, and shows how it goes. */
export async function install(root) {
  if (isInstalled(root)) return;
  console.log('Installing packages (about 450 MB, usually under a minute) …');
  const began = Date.now();
  const code = await runNpm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new Error('`npm ci` failed, see above. Check that the package registry can be reached, then try again.');
  }
  console.log(`Packages are installed (${Math.round((Date.now() - began) / 1000)} s).`);
}

function runNpm(root, args) {
  const npm = process.env.npm_execpath;
  const [command, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args];
  const child = spawn(command, rest, { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new Error('npm was not found. It comes with Node: https://nodejs.org.')));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Gives the pinned Node the stage: it gets our signals, learns by the channel if we are killed, and may tell us things.
 * Answers with its exit code.
 */
export function handOver(root, script, args, onMessage = () => undefined) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(pinnedNode(root), [script, ...args], { cwd: root, stdio });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('message', onMessage);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
