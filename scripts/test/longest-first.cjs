const { default: Sequencer } = require("@jest/test-sequencer")

/**
 * Spec files that take minutes, the longest first. On a fresh checkout jest goes by the size of files, which says little
 * about these: begun last, one of them keeps a core waiting for the other.
 */
const LONG = [
  "rental-parallel",
  "rental-cart",
  "rental-acceptance",
  "rental-counter",
  "license-packing",
  "rental-money",
  "license-junk",
  "rental-crash",
]

const rank = ({ path }) => {
  const found = LONG.findIndex((name) => path.endsWith(`${name}.spec.ts`))
  return found < 0 ? LONG.length : found
}

module.exports = class LongestFirst extends Sequencer {
  /** Jest's own order decides between the others. */
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b))
  }
}
