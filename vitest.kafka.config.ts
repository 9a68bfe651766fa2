/**
 * Vitest for the tests with a real Kafka: `npm test -- --project kafka --config vitest.kafka.config.ts`.
 * One file at a time, as each starts a cluster. Where a backend is missing, its tests are skipped and say why.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'kafka',
    include: ['{harness,grader}/**/*.kafka.test.ts'],
    exclude: ['**/node_modules/**', '.node/**', '.generated-*/**'],
    fileParallelism: false,
    testTimeout: 120_000,
    // The first start of a machine fetches Kafka.
    hookTimeout: 300_000,
  },
});
