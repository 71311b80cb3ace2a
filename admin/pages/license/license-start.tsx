import { Navigate } from "react-router-dom"

/** The menu leads to the batches, where everything begins. */
export function LicenseStart() {
  return <Navigate to="/media/license/batches" replace />
}
