import { useTranslation } from "react-i18next"

/** The dashboard's current language code, e.g. `en` or `zhCN`. */
export function useLanguage(): string {
  return useTranslation().i18n.language || "en"
}
