/** For each layer a part that does what it should not once that layer alone is left out, and cannot with it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { taskOf } from '../checks/all.ts';
import { grade } from '../judge/grade.ts';
import type { Layer } from '../judge/layers.ts';
import { defaultLimits } from '../judge/limits.ts';

const folder = mkdtempSync(join(tmpdir(), 'layers-'));
mkdirSync(join(folder, '02-partitioner'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canary = join(folder, 'canary');
writeFileSync(canary, 'sings');

/** What a part of this source prints and says when its first key is hashed. */
async function told(source: string, without: readonly Layer[]): Promise<string> {
  writeFileSync(join(folder, '02-partitioner', 'murmur2.ts'), source);
  const task = taskOf('2.1');
  let output = '';
  const result = await grade({
    folder,
    shownFolder: 'layers',
    tasks: [{ task, checks: [task.checks[0]!.id] }],
    seed: 1,
    tier: 'class',
    limits: defaultLimits,
    without,
    onTask: (_task, extra) => (output = extra.output),
  });
  return `${output}\n${result.chapters[0]!.tasks[0]!.checks[0]!.message ?? ''}`.replaceAll(/\s+/g, ' ');
}

const part = (body: string, before = ''): string =>
  `${before}\nexport function murmur2(data: Uint8Array): number { ${body} return 0; }\n`;

const bigger = 600 * 1024 * 1024;

test.each<{ layer: Layer; alsoWithout: readonly Layer[]; source: string; succeeds: string; stopped: string }>([
  {
    layer: 'scan',
    alsoWithout: [],
    source: part('calls += 1; console.log(`call ${calls} of all`);', 'let calls = 0;'),
    succeeds: 'call 1 of all',
    stopped: 'has a variable "calls" at the top level',
  },
  {
    layer: 'globals',
    alsoWithout: ['frozen'],
    source: part("console.log(['tells the time', Date.now() > 0].join());"),
    succeeds: 'tells the time,true',
    stopped: 'Date is not there in a part',
  },
  {
    layer: 'frozen',
    alsoWithout: [],
    source: part('(Array.prototype.map as any).kept = "kept"; console.log(`is ${([].map as any).kept}`);'),
    succeeds: 'is kept',
    stopped: 'object is not extensible',
  },
  {
    layer: 'permission',
    alsoWithout: ['scan'],
    source: part(
      `console.log(readFileSync(${JSON.stringify(canary)}, 'utf8'));`,
      "import { readFileSync } from 'node:fs';",
    ),
    succeeds: 'sings',
    stopped: 'Access to this API has been restricted',
  },
  {
    layer: 'strings',
    alsoWithout: [],
    source: part('console.log(`made ${new Function("return 6 * 7")()}`);'),
    succeeds: 'made 42',
    stopped: 'Code generation from strings disallowed',
  },
])('without $layer a part does what it should not', async ({ layer, alsoWithout, source, succeeds, stopped }) => {
  expect(await told(source, [layer, ...alsoWithout])).toContain(succeeds);
  const withIt = await told(source, alsoWithout);
  expect(withIt).toContain(stopped);
  expect(withIt).not.toContain(succeeds);
});

test.runIf(process.platform === 'linux')('without a limit of memory a part takes more than it may', async () => {
  const source = part(`console.log(\`has \${Buffer.alloc(${bigger}).length}\`);`);
  expect(await told(source, ['memory'])).toContain(`has ${bigger}`);
  expect(await told(source, [])).toContain('used more memory than it may');
});
