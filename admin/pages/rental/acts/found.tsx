import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { SelectField } from "../../../components/fields"
import { useLocations } from "../../../hooks/locations"
import { counterApi } from "../../../hooks/rental-counter"
import { rentalKeys } from "../../../hooks/rentals"
import { useSubmit } from "../../../hooks/use-submit"
import { newRequestId } from "../../../lib/client"
import { isChargeChanged } from "../../../lib/counter/attempt"
import { SendOnce } from "../../../lib/counter/once"
import type { RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { PreviewBox } from "./preview-box"

/** A copy that was given up has turned up: what its customer gets back is shown before it is written. */
export function FoundRental() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.found.title")}>{(rental) => <FoundForm rental={rental} />}</ActDrawer>
}

function FoundForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const { data: locations = [] } = useLocations()
  const form = useForm({ defaultValues: { location_id: rental.location_id } })
  const locationId = useWatch({ control: form.control, name: "location_id" })
  const act = useFound(rental, locationId, form)
  return (
    <EditorForm
      {...act.editor}
      disabled={act.preview.data === undefined || act.preview.isFetching}
      submitLabel={t("rentals.act.found.submit")}
    >
      <Explain>{t("rentals.act.found.explain")}</Explain>
      <SelectField
        name="location_id"
        label={t("rentals.act.found.where")}
        choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <PreviewBox act={act} />
    </EditorForm>
  )
}

function useFound(rental: RentalDetail, locationId: string, form: ReturnType<typeof useForm<{ location_id: string }>>) {
  const { t } = useTranslation("media")
  const client = useQueryClient()
  const { handleSuccess } = useRouteModal()
  const once = useMemo(() => new SendOnce(newRequestId), [])
  const [changed, setChanged] = useState(false)
  const preview = useQuery({
    queryKey: rentalKeys.preview(rental.id, "found", locationId),
    queryFn: () => counterApi.previewFound(rental.unit_id, { location_id: locationId }, newRequestId()),
    gcTime: 0,
    retry: false,
  })
  const { data } = preview
  const submit = useSubmit({
    form,
    attempt: () => ({
      toField: (path) => (path === "location_id" ? path : null),
      send: () => {
        const total = data ? { expected_total: data.expected_total, currency_code: data.currency_code } : {}
        return once.send({ location_id: locationId, ...total }, (body, key) =>
          counterApi.found(rental.unit_id, body, key),
        )
      },
    }),
    intercept: async (error) => {
      if (!isChargeChanged(error)) return false
      setChanged(true)
      await preview.refetch()
      return true
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: rentalKeys.all })
      toast.success(t("rentals.actDone", { number: rental.display_no }))
      handleSuccess(`/media/rentals/${rental.id}`)
    },
  })
  return { ...submit, preview, changed }
}
