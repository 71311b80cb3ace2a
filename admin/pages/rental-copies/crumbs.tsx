import { useTranslation } from "react-i18next"
import { useCopy } from "../../hooks/rental-copies"

/** The copy's barcode in the path on top. */
export function CopyCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = useCopy(id)
  return <span>{data?.barcode ?? t("copies.crumb")}</span>
}

export function LabelCrumb() {
  const { t } = useTranslation("media")
  return <span>{t("copies.labels.title")}</span>
}
