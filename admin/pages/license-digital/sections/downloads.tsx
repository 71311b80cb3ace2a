import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import type { DigitalLicence } from "../../../lib/license-digital-types"
import { Nothing } from "../../item/sections/section-parts"

/** How often each file was downloaded, of how often it may be. */
export function Downloads({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  return (
    <Section title={t("licenseDigital.downloads")}>
      {one.files.length === 0 ? (
        <Nothing>{t("licenseDigital.noFiles")}</Nothing>
      ) : (
        <ul className="divide-y">
          {one.files.map(({ file_id, title, used, cap }) => (
            <li key={file_id} className="flex items-center justify-between gap-3 px-6 py-3">
              <Text size="small" className="min-w-0 break-words">
                {title}
              </Text>
              <Text size="small" className="text-ui-fg-subtle shrink-0 tabular-nums">
                {t("licenseDigital.used", { used, cap })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
