import type { MedusaContainer } from "@medusajs/framework/types"
import { defineHealthCheck, type SettingDefinition } from "../../../lib/registry"
import { MASTER_KEY_VARIABLE } from "../keys/master-key"
import type MediaLicenseService from "../service"
import { keyBackupConfirmedOn } from "../settings"
import { backupHealth, batchHealth, masterKeyHealth, scoringHealth } from "./judge"

const licenseOf = (container: MedusaContainer) => container.resolve<MediaLicenseService>("mediaLicense")

defineHealthCheck({
  key: "license.master_key",
  run: async (container) => {
    const { masterKeySource, watch } = licenseOf(container)
    return masterKeyHealth(masterKeySource, masterKeySource === "missing" ? await watch.rootKey() : "none")
  },
})

defineHealthCheck({
  key: "license.root_key",
  run: async (container) => {
    const { masterKeySource, watch } = licenseOf(container)
    const state = await watch.rootKey()
    if (state === "none") return { status: "ok", detail: "not made yet; the first batch makes it" }
    if (state === "usable") return { status: "ok", detail: "can be used" }
    // The check of the master key has said it.
    if (masterKeySource === "missing") return { status: "ok", detail: "there is no master key to open it with" }
    return {
      status: "error",
      detail: "cannot be opened with this master key; nothing can be minted, and no PIN be checked",
      action: `Set ${MASTER_KEY_VARIABLE} to the key the tags were made with; your backup has it.`,
    }
  },
})

interface Settings {
  getSetting<T>(setting: SettingDefinition<T>): Promise<T>
}

defineHealthCheck({
  key: "license.key_backup",
  run: async (container) => {
    const { masterKeySource } = licenseOf(container)
    const ownKey = masterKeySource === "environment"
    const system = container.resolve<Settings>("mediaSystem")
    return backupHealth(masterKeySource, ownKey ? await system.getSetting(keyBackupConfirmedOn) : null, new Date())
  },
})

defineHealthCheck({
  key: "license.minting",
  run: async (container) => batchHealth(await licenseOf(container).watch.stuckBatches()),
})

defineHealthCheck({
  key: "license.risk",
  run: async (container) => scoringHealth(await licenseOf(container).watch.scoringBehind(), new Date()),
})
