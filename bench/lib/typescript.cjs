/**
 * Loads the repository's TypeScript without a type checker in the process, so that a benchmark's memory is the
 * shop's own. Decorators are compiled as the build compiles them.
 */
const { readFileSync } = require("node:fs")
const { transformSync } = require("@swc/core")

require.extensions[".ts"] = function load(module, filename) {
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    filename,
    sourceMaps: false,
    module: { type: "commonjs" },
    jsc: {
      target: "es2021",
      keepClassNames: true,
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  })
  module._compile(code, filename)
}
