import { definePermissions, type PermissionDefinition } from "../../lib/registry"

const rights = (resource: string, actions: string[]): PermissionDefinition[] =>
  actions.map((action) => ({
    key: `catalog.${resource}:${action}`,
    labelKey: `permissions.catalog.${resource}.${action}`,
  }))

/** The catalogue's rights. Title groups count as items, contributors as vocabulary, grades as types. */
export const catalogPermissions: PermissionDefinition[] = [
  ...rights("item", ["read", "create", "update", "delete"]),
  ...rights("vocabulary", ["read", "create", "update", "delete"]),
  ...rights("type", ["read", "create", "update", "delete"]),
]

definePermissions(catalogPermissions)
