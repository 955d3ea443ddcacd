import { configDefaults, defineConfig } from 'vitest/config'

const inBrowser = 'test/browser/**/*.test.ts'

export default defineConfig({
  test: {
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 15_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: [...configDefaults.exclude, inBrowser],
          typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
          // Most of them wait, for processes and databases: one on each core leaves nobody short.
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // A browser takes more than a core by itself, and its tests wait for what it shows.
        test: { name: 'browser', include: [inBrowser], maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
