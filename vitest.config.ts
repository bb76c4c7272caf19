import { defineConfig } from 'vitest/config';
import { sourceCondition } from './src/build/source-condition.ts';

export default defineConfig({
  plugins: [sourceCondition()],
  test: {
    // Some start programs, and a busy machine takes its time; nothing here measures time.
    testTimeout: 60_000,
    include: ['packages/migrator/src/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
