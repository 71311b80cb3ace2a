import { useTranslation } from "react-i18next"

/** The list of terms in the path on top. */
export function LicenceTermsCrumb() {
  const { t } = useTranslation("media")
  return <span>{t("licenceTerms.title")}</span>
}
