// The records' own thread, to be bundled for a test.
import '../../src-main/records/thread'
