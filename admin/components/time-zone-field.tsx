import { Combobox, Form } from "@medusajs/dashboard/components"
import { useMemo } from "react"
import { Field } from "./fields"

/** Every time zone this browser knows, searchable by name. */
export function TimeZoneField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const zones = useMemo(() => {
    const known = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : []
    return [...new Set(["UTC", ...known])].map((zone) => ({ value: zone, label: zone }))
  }, [])
  return (
    <Field name={name} label={label} hint={hint}>
      {({ value, onChange }) => (
        <Form.Control>
          <Combobox value={String(value ?? "")} onChange={(next) => onChange(next ?? "")} options={zones} />
        </Form.Control>
      )}
    </Field>
  )
}
