import { Select } from "@medusajs/ui"
import { useId, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { Labelled } from "../../components/list-controls"
import type { Location } from "../../lib/rental-types"

interface Props {
  field?: RefObject<HTMLButtonElement>
  locations: readonly Location[]
  value: string
  onChange: (id: string) => void
  /** The scan box has the focus again. */
  onDone?: () => void
}

/** Where this counter stands; remembered on this machine. */
export function LocationChoice({ field, locations, value, onChange, onDone }: Props) {
  const { t } = useTranslation("media")
  const id = useId()
  return (
    <Labelled label={t("desk.location.label")} htmlFor={id} className="min-w-[180px]">
      <Select size="small" value={value} onValueChange={(next) => next && onChange(next)}>
        <Select.Trigger ref={field} id={id}>
          <Select.Value placeholder={t("common.choose")} />
        </Select.Trigger>
        <Select.Content
          onCloseAutoFocus={(event) => {
            if (!onDone) return
            event.preventDefault()
            onDone()
          }}
        >
          {locations.map((location) => (
            <Select.Item key={location.id} value={location.id}>
              {location.name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Labelled>
  )
}
