import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

const BASE = "/media/license/rules"
const TABS = { variants: BASE, terms: `${BASE}/terms` } as const

/** The two lists of rules: what copies carry, and what licences allow. */
export function RuleTabs({ current }: { current: keyof typeof TABS }) {
  const { t } = useTranslation("media")
  return (
    <nav aria-label={t("tagRules.tabs.label")} className="flex gap-x-4 px-6">
      {(["variants", "terms"] as const).map((tab) => (
        <Link
          key={tab}
          to={TABS[tab]}
          aria-current={tab === current ? "page" : undefined}
          className={clx(
            "txt-compact-small-plus focus-visible:shadow-borders-focus border-b-2 py-3 outline-none",
            tab === current
              ? "border-ui-fg-base text-ui-fg-base"
              : "text-ui-fg-subtle hover:text-ui-fg-base border-transparent",
          )}
        >
          {t(`tagRules.tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  )
}
