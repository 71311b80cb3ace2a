import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useHealth } from "../hooks/health"
import { useCan } from "../hooks/use-can"

const COMMIT_HOOK = "rental.commit_hook"

/** Warns on the pages of renting while completed carts do not become rentals; silent for whoever may not ask. */
export function RentalHookAlert() {
  return useCan()("system.health:read") ? <Watched /> : null
}

function Watched() {
  const { t } = useTranslation("media")
  const { data } = useHealth()
  const check = data?.checks.find(({ key }) => key === COMMIT_HOOK)
  if (!check || check.status === "ok") return null
  return (
    <Alert variant="error" role="alert" data-rental-hook>
      <Text size="small" weight="plus">
        {t("rentalHook.title")}
      </Text>
      <Text size="small">{t("rentalHook.message")}</Text>
    </Alert>
  )
}
