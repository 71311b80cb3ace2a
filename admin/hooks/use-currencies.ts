import { useStore } from "@medusajs/dashboard/hooks"
import { useMemo } from "react"

/** Currencies of the store, its default first. */
export function useCurrencies(): string[] {
  const { store } = useStore()
  return useMemo(
    () =>
      [...(store?.supported_currencies ?? [])]
        .sort((a, b) => Number(b.is_default) - Number(a.is_default))
        .map((currency) => currency.currency_code),
    [store],
  )
}
