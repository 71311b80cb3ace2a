import js from "@eslint/js"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"
import { noLiteralText } from "./scripts/lint/no-literal-text.mjs"

/** What a Node script finds without an import. */
const NODE_GLOBALS = Object.fromEntries(
  "process console fetch URL URLSearchParams Buffer setTimeout clearTimeout setInterval clearInterval setImmediate performance structuredClone AbortController AbortSignal TextEncoder TextDecoder require module __dirname __filename exports globalThis describe it test expect beforeAll afterAll beforeEach afterEach jest"
    .split(" ")
    .map((name) => [name, "readonly"]),
)

const UNUSED = ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }]

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".medusa/",
      ".data/",
      ".artifacts/",
      "static/",
      "coverage/",
      "data/",
      "docs/",
      "src/admin/__admin-extensions__.js",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  // Control characters are what some of our checks look for.
  { rules: { "no-control-regex": "off" } },
  { files: ["**/*.{js,cjs,mjs}"], languageOptions: { globals: NODE_GLOBALS }, rules: { "no-unused-vars": UNUSED } },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "no-undef": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": UNUSED,
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", prefer: "type-imports" },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}", "admin/**/*.{ts,tsx}"],
    rules: {
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "zod",
              message: 'Import zod from "@medusajs/framework/zod": two copies do not recognise each other.',
            },
            { name: "ioredis", message: "Our own Redis use goes through src/lib/redis.ts." },
          ],
        },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      // The platform's permission feature is proprietary; see docs/system.md for ours.
      "no-restricted-syntax": [
        "error",
        {
          selector: "Property[key.name='policies']",
          message: "Medusa's policies need a licence; use requirePermission.",
        },
        { selector: "CallExpression[callee.name='definePolicies']", message: "Use definePermissions of src/lib." },
      ],
    },
  },
  {
    files: ["admin/**/*.{ts,tsx}", "src/admin/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, media: { rules: { "no-literal-text": noLiteralText } } },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "media/no-literal-text": "error",
      // The admin reads data as the server sends it; zod in the dashboard is not the server's zod.
      "no-restricted-imports": [
        "error",
        { paths: [{ name: "zod", message: 'Import from "@medusajs/framework/zod".' }] },
      ],
    },
  },
  {
    files: ["**/*.spec.{ts,tsx}"],
    rules: { "media/no-literal-text": "off", "@typescript-eslint/no-require-imports": "off" },
  },
)
