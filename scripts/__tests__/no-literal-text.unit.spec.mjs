import { RuleTester } from "eslint"
import { noLiteralText } from "../lint/no-literal-text.mjs"

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } })
const errors = [{ messageId: "literal" }]

tester.run("no-literal-text", noLiteralText, {
  valid: [
    '<p>{t("items.title")}</p>',
    "<p>{count} / {total} ×</p>",
    '<Button variant="primary" type="submit" />',
    '<Input placeholder={t("search")} title={item.title} />',
    '<Trans i18nKey="items.hint" />',
    'toast.success(t("saved"))',
    '<p className={open ? "is-open" : "is-closed"} />',
  ],
  invalid: [
    { code: "<p>Save</p>", errors },
    { code: "<p>保</p>", errors },
    { code: '<p>{"Save"}</p>', errors },
    { code: '<p>{open ? "Close" : t("open")}</p>', errors },
    { code: '<>{failed && "Try again"}</>', errors },
    { code: "<p>{`${n} items`}</p>", errors },
    { code: '<Input placeholder="Search" />', errors },
    { code: '<IconButton aria-label={"Delete"} />', errors },
    { code: 'toast.error("It failed")', errors },
  ],
})
