import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useRentalAct, useRentalPreview } from "../../../hooks/rentals"
import { useSubmit } from "../../../hooks/use-submit"
import { isChargeChanged } from "../../../lib/counter/attempt"
import type { PathMapper } from "../../../lib/problems"
import type { RentalDetail } from "../../../lib/rental-types"

interface Options<V extends FieldValues> {
  rental: RentalDetail
  /** Last part of the route. */
  act: string
  form: UseFormReturn<V>
  /** What is sent beside the total; `null` while something is missing. */
  body: Record<string, unknown> | null
  toField?: PathMapper
}

/** An act on a rental that moves no money by itself: sent once, then back to the rental's page. */
export function useAct<V extends FieldValues>({ rental, act, form, body, toField = () => null }: Options<V>) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const run = useRentalAct(rental.id)
  return useSubmit({
    form,
    attempt: () => ({ toField, send: () => run.mutateAsync({ act, body: body ?? {} }) }),
    onDone: () => {
      toast.success(t("rentals.actDone", { number: rental.display_no }))
      handleSuccess(`/media/rentals/${rental.id}`)
    },
  })
}

interface MoneyOptions<V extends FieldValues> extends Options<V> {
  /** What the preview is asked with. */
  previewBody: Record<string, unknown> | null
}

/**
 * An act on a rental with its price: what the preview shows is what is confirmed. When the price has changed in
 * between, the new one is shown and nothing is done until it is confirmed as well.
 */
export function useMoneyAct<V extends FieldValues>({ previewBody, ...options }: MoneyOptions<V>) {
  const { t } = useTranslation("media")
  const { rental, act, form, body, toField = () => null } = options
  const { handleSuccess } = useRouteModal()
  const run = useRentalAct(rental.id)
  const preview = useRentalPreview(rental.id, act, previewBody)
  const [changed, setChanged] = useState(false)
  const { data } = preview
  const submit = useSubmit({
    form,
    attempt: () => ({
      toField,
      send: async () => {
        // The button is off without a price; this keeps Enter from getting past it.
        if (!data || !body || preview.isFetching) return null
        const { expected_total, currency_code } = data
        return run.mutateAsync({ act, body: { ...body, expected_total, currency_code } })
      },
    }),
    intercept: async (error) => {
      if (!isChargeChanged(error)) return false
      setChanged(true)
      await preview.refetch()
      return true
    },
    onDone: (answer) => {
      if (!answer) return
      toast.success(t("rentals.actDone", { number: rental.display_no }))
      handleSuccess(`/media/rentals/${rental.id}`)
    },
  })
  return { ...submit, preview, changed, ready: data !== undefined && body !== null && !preview.isFetching }
}
