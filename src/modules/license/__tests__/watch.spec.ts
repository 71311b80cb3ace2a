import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { listHealthChecks } from "../../../lib/registry"
import { localProvider } from "../keys/local-provider"
import type MediaLicenseService from "../service"
import { Checks } from "./checks"
import { LICENSE, TagShop } from "./tag-shop"

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    let confirmed: string | null
    beforeEach(() => {
      confirmed = new Date().toISOString().slice(0, 10)
    })
    const container = {
      resolve: (key: string) => (key === "mediaLicense" ? service : { getSetting: async () => confirmed }),
    } as unknown as MedusaContainer
    /** Status of each check of this module. */
    const health = async () => {
      const checks = listHealthChecks().filter(({ key }) => key.startsWith("license."))
      return Object.fromEntries(
        await Promise.all(checks.map(async ({ key, run }) => [key.slice(8), (await run(container)).status] as const)),
      )
    }
    const fine = { master_key: "ok", root_key: "ok", key_backup: "ok", minting: "ok", risk: "ok" }

    it("finds nothing wrong with a shop in order", async () => {
      expect(await health()).toEqual(fine)
      await shop.mint({ quantity: 1 })
      expect(await health()).toEqual(fine)
      confirmed = null
      expect(await health()).toEqual({ ...fine, key_backup: "warn" })
    })

    it("says so when the root key was wrapped with another master key", async () => {
      const { kid } = await service.keys.ensureRoot()
      const { ref } = await localProvider(Buffer.alloc(32, 0x44)).createKey("root", kid)
      await shop.sql.execute(`update media_license_key set wrapped_private = ? where purpose = 'root'`, [ref])
      expect(await service.watch.rootKey()).toBe("locked")
      expect(await health()).toEqual({ ...fine, root_key: "error" })
    })

    it("finds batches that have failed, and those nobody goes on with", async () => {
      const failed = await shop.order()
      await shop.sql.execute(`update media_license_batch set status = 'failed' where id = ?`, [failed])
      const left = await shop.order()
      await service.minting.take(left)
      expect(await service.watch.stuckBatches()).toEqual([{ id: failed, status: "failed", count: 1 }])
      await shop.sql.execute(`update media_license_batch set lease_until = now() - interval '4 minutes' where id = ?`, [
        left,
      ])
      expect(await service.watch.stuckBatches()).toEqual([
        { id: failed, status: "failed", count: 1 },
        { id: left, status: "minting", count: 1 },
      ])
      expect(await health()).toEqual({ ...fine, minting: "warn" })
      expect(await service.minting.takeNext()).toBe(left)
      expect(await service.minting.takeNext()).toBeNull()
    })

    it("notices when nobody scores tags", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      const checks = new Checks(service, shop)
      await checks.store([checks.draft(tag)])
      expect(await health()).toEqual(fine)
      await shop.sql.execute(`update media_license_tag_stat set updated_at = now() - interval '11 minutes'`)
      expect(await health()).toEqual({ ...fine, risk: "warn" })
      await checks.rescore()
      expect(await health()).toEqual(fine)
    })
  },
})
