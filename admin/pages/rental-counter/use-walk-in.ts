import { useState } from "react"
import { counterKeys, useWalkInPreview } from "../../hooks/rental-counter"
import { useDebounced } from "../../hooks/use-debounced"
import { useQueryClient } from "@tanstack/react-query"
import { ApiError } from "../../lib/api-error"
import { codesOf } from "../../lib/counter/attempt"
import { isAbout, walkInBody } from "../../lib/counter/basket"
import type { Counter } from "../../lib/counter/counter"
import type { CounterView } from "../../lib/counter/view"
import { ageNeed, obstaclesOf } from "../../lib/counter/age-need"

/** The price of the basket, and its confirmation for exactly that price. */
export function useWalkIn(counter: Counter, view: CounterView, locationId: string) {
  const client = useQueryClient()
  const { basket } = view
  const text = JSON.stringify(walkInBody(basket, locationId))
  const settled = useDebounced(text, 250)
  const body = JSON.parse(settled) as Record<string, unknown> | null
  const query = useWalkInPreview(body)
  const [birth, setBirth] = useState<{ customer: string; date: string } | null>(null)
  const isFresh = settled === text && !query.isPlaceholderData && !query.isFetching
  const preview = query.data && body !== null && isAbout(query.data, basket) ? query.data : undefined
  const known = birth && birth.customer === basket.customer?.id ? birth.date : null
  const need = ageNeed(preview, view.fault, known)

  const ready = preview !== undefined && isFresh && counter.mayAct && obstaclesOf(preview).length === 0

  const confirm = async (checked: string | null = known) => {
    if (!body || !preview || !ready) return
    const { expected_total, currency_code } = preview
    const identity = checked ? { id_checked: { date_of_birth: checked } } : {}
    const full = { ...body, ...identity, payment: basket.payment, expected_total, currency_code }
    await counter.confirmWalkIn(full, preview)
    // Sold or refused: what was shown is no longer what it costs.
    void client.invalidateQueries({ queryKey: counterKeys.all })
  }
  return {
    preview,
    ready,
    error: isFresh ? query.error : null,
    loading: text !== "null" && !isFresh,
    need,
    /** Enter: rents, unless somebody has to look at an identity document first. */
    confirm: () => (need ? undefined : void confirm()),
    identify: (date: string) => {
      if (!basket.customer) return
      setBirth({ customer: basket.customer.id, date })
      void confirm(date)
    },
    retry: () => void query.refetch(),
    changed: view.fault instanceof ApiError && codesOf(view.fault).includes("media_rental_charge_changed"),
    /** The card does not hold the deposit; it may still pay it. */
    depositRefused:
      basket.deposit === "hold" &&
      view.fault instanceof ApiError &&
      codesOf(view.fault).includes("media_rental_deposit_refused"),
  }
}
