import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import type { CaseDetail, CaseReason } from "../../../lib/license-case-types"
import { Nothing } from "../../item/sections/section-parts"

/** Ids are of use to the server only; what they name is shown elsewhere on the page. */
const isId = (key: string) => key === "id" || key.endsWith("_id")

/** Why the case was opened, in words. */
export function CaseSignals({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  const textOf = useReasonText()
  const lines = one.reasons.filter(({ key }) => !isId(key)).map(textOf)
  return (
    <Section title={t("licenseCases.signals")}>
      {lines.length === 0 ? (
        <Nothing>{t("licenseCases.noSignals")}</Nothing>
      ) : (
        <ul className="flex list-disc flex-col gap-y-2 py-4 pl-10 pr-6">
          {lines.map((line) => (
            <li key={line}>
              <Text size="small" className="break-words">
                {line}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function useReasonText(): (reason: CaseReason) => string {
  const { t } = useTranslation("media")
  return ({ key, params }) => {
    const value = String(params.value ?? "")
    if (key === "status") {
      return t("licenseCases.reason.status", { status: t(`licenseTags.status.${value}`, { defaultValue: value }) })
    }
    if (key === "report_kind") {
      return t("licenseCases.reason.report_kind", {
        what: t(`licenseCases.reportKind.${value}`, { defaultValue: value }),
      })
    }
    const other = t("licenseCases.reason.other", { name: key.replaceAll("_", " "), value })
    return t(`licenseCases.reason.${key}`, { ...params, defaultValue: other })
  }
}
