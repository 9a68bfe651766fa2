/** Vitest: `tests` are those of harness and grader; the checks of a workbook become tests in a project of their own. */
import { defineConfig } from 'vitest/config';

const tests = {
  name: 'tests',
  include: ['{harness,grader,bench,repl}/**/*.test.ts', 'boot.test.ts'],
  // Tests with a real Kafka take minutes: vitest.kafka.config.ts has them.
  exclude: ['**/node_modules/**', '.node/**', '.generated-*/**', 'chapters/**', '**/*.kafka.test.ts'],
  testTimeout: 30_000,
};

/** Each check as a test: of chapters/, or of the folder that WORKBOOK names. Not part of `npm test`. */
const workbook = {
  name: 'workbook',
  include: ['grader/front/workbook.checks.ts'],
  provide: { workbook: process.env['WORKBOOK'] ?? 'chapters' },
  testTimeout: 120_000,
};

/** What a part is graded by is read as text, so no import tells that it has changed. */
const forceRerunTriggers = ['**/chapters/**/*.ts', '**/solutions/**/*.ts'];

export default defineConfig({ test: { forceRerunTriggers, projects: [{ test: tests }, { test: workbook }] } });
