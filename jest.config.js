/**
 * One configuration, several suites: TEST_TYPE picks which files run and what they need.
 * `npm test -- <pattern>` sets all of this; by hand it is
 * `TEST_TYPE=http NODE_OPTIONS=--experimental-vm-modules npx jest <pattern>`.
 */
const { readFileSync } = require("node:fs")
const { join } = require("node:path")

const SUITES = {
  /** Pure functions and scripts: no database, milliseconds. */
  unit: {
    testMatch: ["<rootDir>/src/**/__tests__/**/*.unit.spec.[jt]s", "<rootDir>/scripts/**/*.unit.spec.{ts,js,mjs}"],
    testTimeout: 30_000,
  },
  /** One module with its real migrations on a database of its own. */
  modules: {
    testMatch: ["<rootDir>/src/modules/*/__tests__/*.spec.[jt]s", "!**/*.unit.spec.[jt]s"],
    setupFiles: ["<rootDir>/integration-tests/setup.js"],
    testTimeout: 120_000,
  },
  /** A whole Medusa application behind HTTP. */
  http: {
    testMatch: ["<rootDir>/integration-tests/http/**/*.spec.[jt]s"],
    setupFiles: ["<rootDir>/integration-tests/setup.js"],
    testTimeout: 180_000,
  },
  /** As http, with Redis behind cache, events, workflows and locks. */
  redis: {
    testMatch: ["<rootDir>/integration-tests/redis/**/*.spec.[jt]s"],
    setupFiles: ["<rootDir>/integration-tests/setup.js"],
    testTimeout: 180_000,
  },
  /** The packed tarball in a fresh Medusa application. */
  plugin: {
    testMatch: ["<rootDir>/integration-tests/plugin/**/*.spec.[jt]s"],
    testTimeout: 900_000,
  },
  /** Screens in Chromium, against a shop that its global setup starts. */
  e2e: {
    testMatch: ["<rootDir>/integration-tests/e2e/**/*.e2e.ts"],
    globalSetup: "<rootDir>/integration-tests/e2e/harness/global-setup.ts",
    globalTeardown: "<rootDir>/integration-tests/e2e/harness/global-teardown.ts",
    testTimeout: 300_000,
  },
  /** Hooks and pure parts of the admin interface. */
  admin: {
    testMatch: ["<rootDir>/admin/**/*.spec.{ts,tsx}"],
    testEnvironment: "jsdom",
    testTimeout: 30_000,
  },
}

const type = (process.env.TEST_TYPE ?? "unit").replace(/^integration:/, "")
const suite = SUITES[type]
if (!suite) throw new Error(`TEST_TYPE=${type} is unknown; use one of ${Object.keys(SUITES).join(", ")}`)

// Medusa's test runners read DB_* while they are being imported, so the values must be there before any spec is.
for (const line of readFileSync(join(__dirname, ".env.test"), "utf8").split("\n")) {
  const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
  if (name && process.env[name] === undefined) process.env[name] = value
}

/** `decoratorMetadata` is what TypeORM reads column types from; `ignoreDynamic` leaves `import()` to Node, as jose has no CommonJS build. */
function swc(parser) {
  const transform = { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "automatic" } }
  return {
    jsc: { target: "es2021", keepClassNames: true, parser, transform },
    module: { type: "commonjs", ignoreDynamic: true },
  }
}

module.exports = {
  rootDir: __dirname,
  testEnvironment: "node",
  testSequencer: "<rootDir>/scripts/test/longest-first.cjs",
  moduleFileExtensions: ["js", "ts", "tsx", "mjs", "cjs", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.data/", "<rootDir>/.artifacts/"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/.medusa/"],
  transform: {
    "^.+\\.ts$": ["@swc/jest", swc({ syntax: "typescript", decorators: true })],
    "^.+\\.(tsx|js|jsx)$": ["@swc/jest", swc({ syntax: "typescript", tsx: true, decorators: true })],
  },
  ...suite,
}
