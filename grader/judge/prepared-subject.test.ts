/** The subject's modules as they are kept ready: all of them, without types, and anew when one has changed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { preparedSubject } from './prepared-subject.ts';

test('every module that a subject loads is there, in JavaScript', () => {
  const file = preparedSubject();
  expect(file).not.toBeNull();
  const { main, modules } = JSON.parse(readFileSync(file!, 'utf8')) as {
    main: string;
    modules: readonly (readonly [url: string, source: string])[];
  };
  const urls = modules.map(([url]) => url);
  expect(urls[0]).toBe(main);
  for (const [url, source] of modules) {
    expect(existsSync(fileURLToPath(url)), url).toBe(true);
    for (const [, specifier] of source.matchAll(/from '(\.[^']+)'/g)) {
      expect(urls).toContain(new URL(specifier!, url).href);
    }
    expect(source).not.toMatch(/^(?:import type|interface|type) /m);
  }
  for (const name of ['executor', 'given', 'loader', 'freeze']) {
    expect(
      urls.some((url) => url.endsWith(`/grader/subject/${name}.ts`)),
      name,
    ).toBe(true);
  }
});
