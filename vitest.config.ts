import { defineConfig } from 'vitest/config';
import { sourceCondition } from './src/build/source-condition.ts';

export default defineConfig({
  plugins: [sourceCondition()],
  test: {
    include: ['packages/migrator/src/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
