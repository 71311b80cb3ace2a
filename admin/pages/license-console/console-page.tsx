import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { Failure, Forbidden, SectionSkeleton } from "../../components/states"
import { useMyPermissions } from "../../hooks/settings"
import { useCan } from "../../hooks/use-can"
import { Console } from "./console"

/** Where staff check labels and scan copies in and out: made for a scanner and a keyboard, usable without a mouse. */
export function ConsolePage() {
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Gate />
    </div>
  )
}

function Gate() {
  const { t } = useTranslation("media")
  const can = useCan()
  const rights = useMyPermissions()
  if (rights.isPending) return <SectionSkeleton rows={4} what={t("licenseConsole.title")} />
  if (!rights.data) {
    const retry = () => void rights.refetch()
    return <Failure error={rights.error} what={t("licenseConsole.failed")} onRetry={retry} />
  }
  if (!can("license.tag:read")) return <Forbidden permission="license.tag:read" />
  return <Console mayScan={can("license.tag:update")} />
}
