// The ledger's own thread, to be bundled for a test.
import '../../src-main/store/keeper/thread'
