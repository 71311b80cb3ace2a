import { useTranslation } from "react-i18next"
import { useBatch } from "../../hooks/license-batches"
import { useLanguage } from "../../hooks/use-language"
import { pickLabel } from "../../lib/format"

/** The batch's title in the path on top. */
export function BatchCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { data } = useBatch(id)
  return <span>{data ? pickLabel(data.title, language, id) : t("batches.one")}</span>
}
