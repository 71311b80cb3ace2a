import { useTranslation } from "react-i18next"
import { useDigital } from "../../hooks/license-digital"

/** The end of the licence's key in the path on top. */
export function DigitalCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = useDigital(id)
  return <span>{data ? t("licenseDigital.keyEnds", { last: data.key_last4 }) : t("licenseDigital.crumb")}</span>
}
