// Mutants are many, and each is tried with the same few cases of every property.
process.env.PROPERTY_RUNS ??= '25'

// What states a shape and nothing else: the compiler and the contract tests try it.
const SHAPES = [
  'cache',
  'capability',
  'chain-verdict',
  'checked',
  'coupon',
  'coupon-terms-schema',
  'eligibility-schema',
  'exception',
  'handed-bill',
  'ledger-keeping',
  'offline-allowance',
  'print-job',
  'receipt',
  'record-view',
  'redemption',
  'shift',
  'shop',
  'statistics',
  'view',
]

// Rules outside the domain on which money or trust rests, and which need no file and no window to be tried.
const RULES = [
  'counter/shift-report',
  'exporting/table-cells',
  'exporting/table-csv',
  'exporting/table-xlsx',
  'records/compare',
  'records/statistics/figures',
  'records/statistics/groups',
  'records/statistics/sums',
  'store/chain/diagnose',
  'store/chain/link',
]

export default {
  mutate: [
    'src-shared/domain/**/*.ts',
    ...SHAPES.map((name) => `!src-shared/domain/${name}.ts`),
    ...RULES.map((name) => `src-main/${name}.ts`),
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A mutant that never comes to an end is found by the time it takes.
  timeoutMS: 30_000,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'test-results/mutation/mutation.json' },
  htmlReporter: { fileName: 'test-results/mutation/mutation.html' },
  tempDirName: 'test-results/mutation/work',
  ignorePatterns: ['.runtime', 'out', 'dist', 'test-results', 'docs/screenshots'],
  allowConsoleColors: false,
  warnings: { slow: false },
}
