import type { MedusaContainer } from "@medusajs/framework/types"
import { provideSource } from "../../../lib/registry"
import { fileReport } from "../claims/file-report"
import { downloadAnswer } from "../digital/download-answer"
import { licenseOf } from "../lib/service"
import { RESOLVER_PORT, type ResolverPort } from "../resolver/types"
import { verifyTag } from "./verify-tag"

/** What stands behind the public resolver. */
export function resolverPort(container: MedusaContainer): ResolverPort {
  const { publishing } = licenseOf(container)
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
      const bundle = await publishing.trustBundle()
      if (!bundle) throw new Error("no trust bundle yet: the shop has minted nothing, or has no master key")
      return bundle
    },
    download: ({ ticket }) => downloadAnswer(container, ticket),
  }
}

provideSource<ResolverPort>(RESOLVER_PORT, (container) =>
  container.hasRegistration("mediaLicense") ? resolverPort(container) : undefined,
)
