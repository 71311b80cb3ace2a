import { Navigate, useLocation } from "react-router-dom"

/** The dashboard lists settings of one level only, so the page itself is at `/settings/media-rentals`. */
export function ToRentalSettings() {
  const { search } = useLocation()
  return <Navigate to={{ pathname: "/settings/media-rentals", search }} replace />
}
