import { Button, Container, Select, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Labelled } from "../../components/list-controls"
import { Failure } from "../../components/states"
import { useLocations } from "../../hooks/locations"
import type { PickedVariant } from "../../lib/license-console/types"

interface Props {
  location: string
  onLocation: (id: string) => void
  variants: ReadonlyMap<string, PickedVariant>
  onForget: () => void
  /** The scan field has the focus again. */
  onDone: () => void
}

/** Where copies are received, remembered on this machine; and as what, for batches that name no product. */
export function PlaceFields({ location, onLocation, variants, onForget, onDone }: Props) {
  const { t } = useTranslation("media")
  const { data: locations, error, refetch } = useLocations()
  const names = [...new Set([...variants.values()].map(({ name }) => name))]
  const known = locations?.some(({ id }) => id === location) ?? false
  if (error && !locations) {
    return <Failure error={error} what={t("licenseConsole.place.failed")} onRetry={() => void refetch()} />
  }
  return (
    <Container className="flex flex-wrap items-end gap-4 p-4">
      <Labelled label={t("licenseConsole.place.label")} htmlFor="console-place" className="min-w-[220px]">
        <Select size="small" value={known ? location : ""} onValueChange={(next) => next && onLocation(next)}>
          <Select.Trigger id="console-place">
            <Select.Value placeholder={t("common.choose")} />
          </Select.Trigger>
          <Select.Content
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              onDone()
            }}
          >
            {(locations ?? []).map(({ id, name }) => (
              <Select.Item key={id} value={id}>
                {name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Labelled>
      {names.length > 0 && (
        <div className="flex min-w-0 flex-1 items-center justify-between gap-2">
          <Text size="small" className="min-w-0 break-words">
            {t("licenseConsole.place.as", { names: names.join(t("common.comma")) })}
          </Text>
          <Button type="button" size="small" variant="transparent" onClick={onForget}>
            {t("licenseConsole.place.forget")}
          </Button>
        </div>
      )}
    </Container>
  )
}
