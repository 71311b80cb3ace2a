/**
 * The walls of the house. Run by `npm run lint`; each rule names what to do instead.
 * Tests may reach further than the code they test, so `__tests__` is exempt where that is harmless.
 */
const TEST = "/__tests__/"

/** Rules that also run in the browser, so that a form refuses what the server would refuse. They need nothing. */
const BROWSER_DOMAIN =
  "^src/(modules/(catalog/domain/(identifiers/|enums\\.ts$)|(rental|license)/domain/enums\\.ts$)|lib/(text|gs1)\\.ts$)"

module.exports = {
  forbidden: [
    {
      name: "module-imports-no-other-module",
      comment: "Modules meet in workflows, links and api. Shared code goes to src/lib.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "module-imports-only-lib",
      comment: "A module knows itself and src/lib; workflows, routes and jobs call it, never the other way round.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: TEST },
      to: { path: "^(src|admin|integration-tests|bench|scripts)/", pathNot: "^src/(modules|lib)/" },
    },
    {
      name: "domain-is-pure",
      comment: "domain/ decides from its arguments: no Medusa but its zod, no database, file, clock or randomness.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/domain/", pathNot: TEST },
      to: {
        pathNot: [
          "^src/modules/$1/domain/",
          "^src/lib/(problems|errors|decimal|fields|gs1|rules|text)\\.ts$",
          "node_modules/temporal-polyfill/",
          "node_modules/@medusajs/framework/dist/deps/zod\\.js$",
          "^(node:)?crypto$",
        ],
      },
    },
    {
      name: "domain-hashes-only-for-license",
      comment:
        "Hashes, MACs and signature checks are pure functions of their arguments, and license/domain needs them.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/domain/", pathNot: [TEST, "^src/modules/license/"] },
      to: { path: "^(node:)?crypto$" },
    },
    {
      name: "domain-takes-only-types-of-errors",
      comment: "MediaError is a MedusaError; domain/ returns problems and the caller throws.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/domain/", pathNot: TEST },
      to: { path: "^src/lib/errors\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "lib-imports-no-module",
      comment: "src/lib is the ground floor.",
      severity: "error",
      from: { path: "^src/lib/" },
      to: { path: "^(src|admin|integration-tests|bench|scripts)/", pathNot: "^src/lib/" },
    },
    {
      name: "routes-do-not-reach-into-modules",
      comment:
        "A route runs a workflow, or reads through query or the container; it never builds a service itself. What a module declares (settings, permissions, types) it may name.",
      severity: "error",
      from: { path: "^src/api/", pathNot: TEST },
      to: {
        path: "^src/modules/",
        pathNot: "^src/modules/[^/]+/(domain/|(index|permissions|refusals|settings|types)\\.ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "workflows-use-domain-or-container",
      comment: "A step resolves the service from the container; it may use the module's domain/ and what it declares.",
      severity: "error",
      from: { path: "^src/(workflows|links|jobs|subscribers|search)/", pathNot: TEST },
      to: {
        path: "^src/modules/",
        pathNot: "^src/modules/[^/]+/(domain/|(index|permissions|refusals|settings|types)\\.ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nothing-calls-the-api",
      comment: "Requests flow one way: api → workflow → service → domain.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/api/", TEST] },
      to: { path: "^src/api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "client-takes-only-types",
      comment: "The typed client runs in a browser.",
      severity: "error",
      from: { path: "^src/client/", pathNot: TEST },
      to: { path: "^src/", pathNot: "^src/client/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "admin-imports-no-server-code",
      comment: "The admin may use a module's domain types and nothing else of the server.",
      severity: "error",
      from: { path: "^(admin|src/admin)/" },
      to: { path: "^src/", pathNot: ["^src/admin/", "^src/modules/[^/]+/domain/"] },
    },
    {
      name: "admin-takes-only-types-of-domain",
      comment: "Rules run on the server and the admin shows their outcome, but for the few in BROWSER_DOMAIN.",
      severity: "error",
      from: { path: "^(admin|src/admin)/", pathNot: TEST },
      to: { path: "^src/modules/[^/]+/domain/", pathNot: BROWSER_DOMAIN, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "browser-domain-stands-alone",
      comment: "What the admin bundles must not pull zod or more of the server behind it.",
      severity: "error",
      from: { path: BROWSER_DOMAIN, pathNot: TEST },
      to: { pathNot: BROWSER_DOMAIN, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "admin-ui-not-in-scanned-folder",
      comment: "src/admin holds thin entries that import from admin/; the other direction would be a cycle.",
      severity: "error",
      from: { path: "^admin/" },
      to: { path: "^src/admin/" },
    },
    {
      name: "no-circular",
      comment: "Models may name each other lazily (hasMany and belongsTo); nothing else may.",
      severity: "error",
      from: { pathNot: "/models/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-to-unresolvable",
      comment: "The file or package does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared-in-package-json",
      comment: "A package that is there only by accident is missing at the user's.",
      severity: "error",
      from: {},
      // A package with an entry in peerDependenciesMeta is "no-pkg" beside what it is declared as.
      to: {
        dependencyTypes: ["npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["npm", "npm-dev", "npm-peer", "npm-optional"],
      },
    },
    {
      name: "no-dev-dependency-at-run-time",
      comment: "devDependencies are not installed with the plugin.",
      severity: "error",
      from: { path: "^(src|admin)/", pathNot: [TEST, "\\.spec\\.tsx?$"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer", "npm-optional", "npm", "type-only"] },
    },
    {
      name: "no-folder-named-policies",
      comment: "Medusa imports every file of such a folder at boot as part of a proprietary feature.",
      severity: "error",
      from: {},
      to: { path: "(^|/)policies/", pathNot: "node_modules" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^\\.medusa/", "^\\.data/", "__admin-extensions__"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
      mainFields: ["module", "main", "types"],
    },
  },
}
