import { definePermissions } from "../../lib/registry"

definePermissions(
  [
    "system.permission:read",
    "system.permission:update",
    "system.setting:read",
    "system.setting:update",
    "system.audit:read",
    "system.audit:export",
    "system.health:read",
  ].map((key) => ({ key, labelKey: `permissions.${key.replace(":", ".")}` })),
)
