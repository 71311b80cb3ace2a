import { useMyPermissions } from "./settings"

/**
 * Whether the signed-in person has a right. While that is not known yet nobody has it, so that no button appears only
 * to vanish again; the server decides in any case.
 *
 * @example const can = useCan(); can("rental.order:adjust") && <Button …>
 */
export function useCan(): (permission: string) => boolean {
  const { data } = useMyPermissions()
  return (permission) => data !== undefined && (data.mode === "open" || data.permissions.includes(permission))
}
