import type { MedusaContainer } from "@medusajs/framework/types"
import { provideSource } from "../../../lib/registry"
import { fileReport } from "../claims/file-report"
import { downloadAnswer } from "../digital/download-answer"
import { retentionDays } from "../../../modules/license/settings"
import { settingsOf } from "../../lib/settings"
import { licenseOf } from "../lib/service"
import { RESOLVER_PORT, type ResolverPort } from "../resolver/types"
import { checkLimiter } from "./limits"
import { verifyTag } from "./verify-tag"

/** What stands behind the public resolver. */
export function resolverPort(container: MedusaContainer): ResolverPort {
  const { observation, publishing } = licenseOf(container)
  return {
    async verify({ text, kind, caller }) {
      const answer = await verifyTag(container, { text, kind, caller, channel: kind === "url" ? "resolver" : "code" })
      if (answer.status === "limited") return answer
      const isNew = caller.device === null && answer.tag !== null
      return { status: "ok", view: answer.view, ...(isNew ? { device: answer.device } : {}) }
    },
    async report({ tag, kind, words, place, photo, caller }) {
      return fileReport(container, { tag, kind, words, place, photo, caller, customerId: null })
    },
    jwks: () => publishing.jwks(),
    async trustBundle() {
      return (await publishing.trustBundle()) ?? null
    },
    retentionDays: () => settingsOf(container).getSetting(retentionDays),
    async download({ ticket, caller }) {
      const key = await observation.addressMac(caller.address)
      const { limiter, costs } = await checkLimiter(container, "url", key)
      const retry_after = limiter.blockedFor() || (await limiter.consume(costs.valid))
      if (retry_after > 0) return { status: "limited", retry_after }
      const answer = await downloadAnswer(container, ticket)
      if (answer.status === "gone") await limiter.consume(costs.refused)
      return answer
    },
  }
}

provideSource<ResolverPort>(RESOLVER_PORT, (container) =>
  container.hasRegistration("mediaLicense") ? resolverPort(container) : undefined,
)
