// What `npm run verify-ledger` runs, to be bundled for a test.
import '../../src-main/verify-ledger'
