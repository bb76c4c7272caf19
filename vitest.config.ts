import { defineConfig } from 'vitest/config';
import { sourceCondition } from './src/build/source-condition.ts';

export default defineConfig({
  plugins: [sourceCondition()],
  test: {
    // Some start programs, and a busy machine takes its time; nothing here measures time.
    testTimeout: 60_000,
    // No test changes what another reads, and reading the rules and the catalogue anew for each file takes a third of the time.
    isolate: false,
    // Vitest leaves one core alone, of which there are only two where these run most.
    maxWorkers: '100%',
    include: ['packages/migrator/src/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
