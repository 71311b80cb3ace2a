import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { DigitalLicence, LicenceDevice } from "../../../lib/license-digital-types"
import { formatDayOf } from "../../../lib/rental-format"
import { Nothing } from "../../item/sections/section-parts"

/** Devices that hold the licence, and the last that did. */
export function Devices({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { used, max, resets_at } = one.deactivations
  return (
    <Section
      title={t("licenseDigital.devices")}
      subtitle={t("licenseDigital.deactivations", { used, max, date: formatDayOf(resets_at, language) })}
    >
      {one.devices.length === 0 ? (
        <Nothing>{t("licenseDigital.noDevices")}</Nothing>
      ) : (
        <ul className="divide-y">
          {one.devices.map((device) => (
            <Device key={device.id} device={device} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Device({ device }: { device: LicenceDevice }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const time = (instant: string) => ({ time: formatDateTime(instant, language) })
  const { deactivated_at: ended, file_expires_at: file } = device
  const lines = [
    t("licenseDigital.activatedAt", time(device.activated_at)),
    ended ? t("licenseDigital.deactivatedAt", time(ended)) : "",
    file ? t("licenseDigital.fileUntil", time(file)) : "",
  ]
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" weight="plus" className="break-words">
          {device.label}
        </Text>
        <Text size="small" className="text-ui-fg-subtle tabular-nums">
          {[t("licenseDigital.slot", { number: device.slot }), ...lines].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <StatusBadge color={ended ? "grey" : "green"}>
        {t(ended ? "licenseDigital.deviceEnded" : "licenseDigital.deviceActive")}
      </StatusBadge>
    </li>
  )
}
