import { randomBytes } from "node:crypto"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { RAW_LENGTH, printedSerial, serialOf } from "../../src/modules/license/domain/serial"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { verifyTag } from "../../src/workflows/license/verify/verify-tag"
import { rows } from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"
import { TagStaff } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const GUESSES = 50_000
const AT_ONCE = 200

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    afterEach(() => scanQueueOf(getContainer()).flush())

    it("gives nothing away to 100,000 guessed codes, and blocks who guesses", async () => {
      const container = getContainer()
      const staff = new TagStaff(String(api.defaults.baseURL), (await adminHeaders(container)).headers.authorization!)
      const labels = await staff.print(await staff.mint({ quantity: 20 }), 0, 19)

      const check = async (text: string, address: string) => {
        const caller = { address, device: null, ua_class: "mobile", country: null, cell: null } as const
        const answer = await verifyTag(container, { text, kind: "code", caller, channel: "code" })
        return answer.status === "limited" ? "limited" : answer.view.verdict
      }
      // Right in every respect but that no copy has it.
      const guess = () => printedSerial(serialOf(randomBytes(RAW_LENGTH)))
      const tally = async (addressOf: (n: number) => string) => {
        const seen: Record<string, number> = {}
        for (let n = 0; n < GUESSES; n += AT_ONCE) {
          const asked = Array.from({ length: AT_ONCE }, (_, i) => check(guess(), addressOf(n + i)))
          for (const answer of await Promise.all(asked)) seen[answer] = (seen[answer] ?? 0) + 1
        }
        return seen
      }

      // From everywhere: each is heard, none is told anything.
      expect(await tally((n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)).toEqual({ not_recognised: GUESSES })
      // From one place: the first few at once are heard before they count, then nobody.
      const { not_recognised: heard = 0, ...others } = await tally(() => "198.51.100.9")
      expect(heard).toBeLessThanOrEqual(AT_ONCE)
      expect(others).toEqual({ limited: GUESSES - heard })

      // A right code is told from a wrong one, but no longer to the one who has guessed.
      expect(await check(labels[0]!.serial, "198.51.100.10")).toBe("not_released")
      expect(await check(labels[0]!.serial, "198.51.100.9")).toBe("limited")

      // A slip of the finger is no guess: its check character gives it away.
      const { serial } = labels[0]!
      const slip = serial.slice(0, -1) + (serial.endsWith("0") ? "1" : "0")
      for (let n = 0; n < 9; n++) expect(await check(slip, "198.51.100.11")).toBe("not_recognised")
      expect(await check(serial, "198.51.100.11")).toBe("not_released")

      await scanQueueOf(container).flush()
      const [counted] = await rows<{ count: number }>(
        container,
        `select count(*)::int as count from media_license_scan`,
        [],
      )
      expect(counted?.count).toBe(2)
    })
  },
})
