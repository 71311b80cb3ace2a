import { definePermissions, type PermissionDefinition } from "../../lib/registry"

const rights = (resource: string, actions: string[]): PermissionDefinition[] =>
  actions.map((action) => ({
    key: `rental.${resource}:${action}`,
    labelKey: `permissions.rental.${resource}.${action}`,
  }))

const CRUD = ["read", "create", "update", "delete"]

/**
 * The rights of renting. `counter` covers scan, pick, hand-out, return, inspection and walk-in; `order:adjust` covers
 * charges, waivers, buyout and loss; `setup` covers offers, plans, terms and calendars.
 */
export const rentalPermissions: PermissionDefinition[] = [
  ...rights("counter", ["read", "update"]),
  ...rights("order", ["read", "update", "adjust"]),
  ...rights("unit", CRUD),
  ...rights("hold", CRUD),
  ...rights("member", CRUD),
  ...rights("setup", CRUD),
  ...rights("report", ["read", "export"]),
]

definePermissions(rentalPermissions)
