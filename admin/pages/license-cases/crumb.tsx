import { useTranslation } from "react-i18next"
import { useCase } from "../../hooks/license-cases"

/** What the case is about in the path on top. */
export function CaseCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = useCase(id)
  return <span>{data ? t(`licenseCases.kind.${data.kind}`) : t("licenseCases.crumb")}</span>
}
