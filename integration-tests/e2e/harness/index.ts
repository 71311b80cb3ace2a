export { openAdmin, LOOKS, type AdminPage, type Language, type OpenOptions, type Theme } from "./admin-page"
export type { AxeFinding, AxeOptions } from "./axe"
export { closeBrowser } from "./browser"
export { adminApi, shop, storeApi, type Shop } from "./shop"
