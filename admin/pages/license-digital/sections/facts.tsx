import { SectionRow } from "@medusajs/dashboard/components"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { TextLink } from "../../../components/text-link"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { DigitalLicence } from "../../../lib/license-digital-types"
import { formatNumber } from "../../../lib/rental-format"

/** What the licence belongs to, each with the way there. */
export function DigitalFacts({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const product = [one.product_title, one.variant_title].filter(Boolean).join(" · ")
  const rows: [string, ReactNode][] = [
    [
      t("licenseDigital.fact.product"),
      one.product_id && <TextLink to={`/products/${one.product_id}`}>{product}</TextLink>,
    ],
    [
      t("licenseDigital.fact.customer"),
      one.customer_id && (
        <TextLink to={`/customers/${one.customer_id}`} className="min-w-0 break-all">
          {one.customer_email ?? one.customer_id}
        </TextLink>
      ),
    ],
    [
      t("licenseDigital.fact.order"),
      one.order_id && <TextLink to={`/orders/${one.order_id}`}>{t("licenseDigital.openOrder")}</TextLink>,
    ],
    [
      t("licenseDigital.fact.tag"),
      one.tag_id && <TextLink to={`/media/license/tags/${one.tag_id}`}>{t("licenseDigital.openTag")}</TextLink>,
    ],
    [
      t("licenseDigital.fact.key"),
      <span className="flex flex-col gap-y-1">
        <span className="font-mono">{t("licenseDigital.keyEnds", { last: one.key_last4 })}</span>
        <span className="text-ui-fg-subtle">{t("licenseDigital.keyHint")}</span>
      </span>,
    ],
    [t("licenseDigital.fact.issued"), formatDateTime(one.created_at, language)],
  ]
  return (
    <Section title={t("licenseDigital.facts")}>
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title} value={value || <NoValue />} />
      ))}
    </Section>
  )
}

const FIGURES = ["max_devices", "max_deactivations_per_year", "offline_ttl_days", "grace_days", "download_cap"] as const
const SWITCHES = ["transferable", "follows_tag"] as const

/** What the licence allows. */
export function DigitalTerms({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Section title={t("licenseDigital.terms")} subtitle={t("licenseDigital.termsHint")}>
      {FIGURES.map((name) => (
        <SectionRow
          key={name}
          title={t(`licenseDigital.term.${name}`)}
          value={<span className="tabular-nums">{formatNumber(one.terms[name], language)}</span>}
        />
      ))}
      {SWITCHES.map((name) => (
        <SectionRow
          key={name}
          title={t(`licenseDigital.term.${name}`)}
          value={t(one.terms[name] ? "common.yes" : "common.no")}
        />
      ))}
      {one.terms.quality && <SectionRow title={t("licenseDigital.term.quality")} value={one.terms.quality} />}
    </Section>
  )
}
