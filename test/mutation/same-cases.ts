import fc from 'fast-check'
import { PROPERTY_RUNS } from '../support/random-bills'

// The same cases in every run, so that a mutant which survives today survives tomorrow; and whether one is found is
// all that matters, not the smallest case that finds it.
fc.configureGlobal({ seed: 4, numRuns: PROPERTY_RUNS, endOnFailure: true })
