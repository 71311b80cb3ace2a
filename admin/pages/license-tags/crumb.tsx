import { useTranslation } from "react-i18next"
import { useTag } from "../../hooks/license-tags"

/** The tag's serial in the path on top. */
export function TagCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = useTag(id)
  return <span>{data?.serial_printed ?? t("licenseTags.crumb")}</span>
}
