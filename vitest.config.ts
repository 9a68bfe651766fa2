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
  forceRerunTriggers: ['**/chapters/**', '**/solutions/**', '**/grader/**', '**/harness/**'],
  testTimeout: 120_000,
};

export default defineConfig({ test: { projects: [{ test: tests }, { test: workbook }] } });
