import { configManager } from "@medusajs/framework/config"

/** Whether this plugin registers its own workflow hooks: option `registerHooks`, on unless a host switches it off. */
export function hooksEnabled(): boolean {
  const modules = configManager.config.modules as Record<string, { options?: { registerHooks?: boolean } }> | undefined
  return modules?.mediaSystem?.options?.registerHooks !== false
}
