/**
 * Which room may know which: docs/architecture.md draws the same map.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src-',
        pathNot: [
          '\\.d\\.ts$',
          '^src-main/(index|verify-ledger|preload/preload|store/keeper/thread|records/thread)\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'shared-is-pure',
      comment: 'src-shared imports itself and zod.',
      severity: 'error',
      from: { path: '^src-shared' },
      to: { pathNot: ['^src-shared', 'node_modules/zod/'] },
    },
    {
      name: 'renderer-stays-in-its-sandbox',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { path: '^src-main|node_modules/electron/|^electron$' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-rooms',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/(electron/|preload/|boot\\.ts|index\\.ts)' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'counter-knows-only-its-ports',
      severity: 'error',
      from: { path: '^src-main/counter' },
      to: { path: '^src-main', pathNot: '^src-main/counter' },
    },
    {
      name: 'sql-only-in-store-and-embedded-api',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/(store|embedded-api)/' },
      to: { path: 'node_modules/(better-sqlite3|kysely)/' },
    },
    {
      name: 'embedded-api-shares-only-src-shared',
      comment: 'Client and server are written from the documents, each on its own.',
      severity: 'error',
      from: { path: '^src-main/embedded-api' },
      to: { path: '^src-main', pathNot: '^src-main/embedded-api' },
    },
    {
      name: 'nobody-reaches-into-embedded-api',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/embedded-api' },
      to: { path: '^src-main/embedded-api' },
    },
    {
      name: 'coupon-api-knows-only-the-ports',
      severity: 'error',
      from: { path: '^src-main/coupon-api' },
      to: {
        path: '^src-main',
        pathNot: '^src-main/(coupon-api/|counter/(cache-|code-|template-)?ports\\.ts|log\\.ts)',
      },
    },
    {
      name: 'handover-knows-only-bills',
      severity: 'error',
      from: { path: '^src-main/handover' },
      to: { path: '^src-main', pathNot: '^src-main/(handover/|log\\.ts)' },
    },
    {
      name: 'store-and-sync-do-not-reach-up',
      severity: 'error',
      from: { path: '^src-main/(store|sync)/' },
      to: { path: '^src-main/(ipc|electron|session|boot\\.ts|terminal\\.ts)' },
    },
    {
      name: 'printing-does-not-reach-up',
      severity: 'error',
      from: { path: '^src-main/printing' },
      to: { path: '^src-main/(ipc|electron|session|store|boot\\.ts|terminal\\.ts)' },
    },
    {
      name: 'records-do-not-reach-up',
      severity: 'error',
      from: { path: '^src-main/records' },
      to: {
        path: '^src-main',
        pathNot:
          '^src-main/(records/|exporting/(write-table|part-of|statistics-html|draw-charts)\\.ts|store/(record-rows|trail-rows|coupon-fates)\\.ts|counter/(ports|last-answer)\\.ts)',
      },
    },
    {
      name: 'only-boot-composes',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/(index|boot)\\.ts' },
      to: { path: '^src-main/boot\\.ts' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.runtime)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.vue', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
