import { definePermissions, type PermissionDefinition } from "../../lib/registry"

const rights = (resource: string, actions: string[]): PermissionDefinition[] =>
  actions.map((action) => ({
    key: `license.${resource}:${action}`,
    labelKey: `permissions.license.${resource}.${action}`,
  }))

/**
 * The rights of tags. `batch:apply` approves, `batch:export` takes labels out (with PINs only together with
 * `pin:export`), `tag:update` scans; revocation needs two people whatever their rights.
 */
export const licensePermissions: PermissionDefinition[] = [
  ...rights("batch", ["read", "create", "apply", "export"]),
  ...rights("pin", ["export"]),
  ...rights("tag", ["read", "update"]),
  ...rights("case", ["read", "update"]),
  ...rights("revocation", ["create", "apply"]),
  ...rights("key", ["read", "manage"]),
  ...rights("rule", ["read", "update"]),
  ...rights("digital", ["read", "manage"]),
]

definePermissions(licensePermissions)
