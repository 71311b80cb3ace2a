import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { formatDateTime } from "../lib/format"

interface Props {
  /** When the other person saved. */
  savedAt?: string
  /** What they changed, when it can be said. */
  details?: string
  onKeep: () => void
  onDiscard: () => void
}

/** Somebody else saved first: nothing typed is lost unless one chooses so. */
export function ConflictNotice({ savedAt, details, onKeep, onDiscard }: Props) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Alert variant="warning" role="alert">
      <div className="flex flex-col gap-y-2">
        <Text size="small" weight="plus">
          {savedAt ? t("conflict.titleAt", { time: formatDateTime(savedAt, language) }) : t("conflict.title")}
        </Text>
        {details && <Text size="small">{details}</Text>}
        <Text size="small">{t("conflict.explain")}</Text>
        <div className="flex flex-wrap gap-2">
          <Button type="button" size="small" variant="secondary" onClick={onKeep}>
            {t("conflict.keep")}
          </Button>
          <Button type="button" size="small" variant="transparent" onClick={onDiscard}>
            {t("conflict.discard")}
          </Button>
        </div>
      </div>
    </Alert>
  )
}
