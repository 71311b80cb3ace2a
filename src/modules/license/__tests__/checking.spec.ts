import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { Client } from "pg"
import { BASE32 } from "../domain/base32"
import { serialOf, serialOfTag } from "../domain/serial"
import { stemOf, tokenMessage, tokenUrl, type TagClaim } from "../domain/token"
import { checkTag, type Shown } from "../domain/verify/pipeline"
import { selectSigningKey } from "../actions/keys/rows"
import { signOnce } from "../actions/keys/sign"
import type MediaLicenseService from "../service"
import { HOST, LICENSE, TagShop, storeOf } from "./tag-shop"

const SEED = Number(process.env.TEST_SEED ?? 20_261_123)
const MUTATIONS = 3_000
const STEM = 109
/** Spellings of the same character. */
const SAME: Record<string, string> = { "0": "O", "1": "IL" }

interface Answer {
  verdict: string
}

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  moduleOptions: { license: { hosts: [HOST] } },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    /** A symbol's text of each scheme. */
    let tokens: string[]

    beforeEach(async () => {
      const [sgtin = ""] = await shop.mint({ quantity: 1, with_pin: false })
      const [giai = ""] = await shop.mintForRent({ quantity: 1, variant_id: null, with_pin: false })
      const [opaque = ""] = await shop.mint({ quantity: 1, scheme: "opaque", gtin: null, mandate_ref: null })
      tokens = await Promise.all([sgtin, giai, opaque].map((tag) => shop.token(tag)))
      await service.keys.current()
    })
    afterEach(() => jest.restoreAllMocks())

    /** The check as the resolver makes it, for somebody nobody has seen before. */
    const check = async (text: string, kind: Shown["kind"] = "url"): Promise<Answer> => {
      const { checking } = service
      const checked = await checkTag(
        { text, kind },
        { valid: 1, refused: 5, unknown: 10 },
        {
          judge: (shown) => checking.judge(shown),
          limiter: { blockedFor: () => 0, consume: async () => 0 },
          find: (tagId, kid) => checking.find(tagId, kid),
          refused: (fault) => checking.countRefusal(fault),
        },
      )
      return { verdict: checked.outcome === "found" ? checked.facts.status : checked.outcome }
    }
    const countStatements = () => {
      const sent = jest.spyOn(Client.prototype, "query")
      return () => sent.mock.calls.length
    }
    /** What was recognised, or cost a statement, although it should not. */
    const violations = async (texts: Iterable<string>, kind: Shown["kind"] = "url") => {
      const statements = countStatements()
      const wrong: unknown[] = []
      let count = 0
      for (const text of texts) {
        const before = statements()
        const outcome = await check(text, kind).catch((error: Error) => ({ verdict: error.message }))
        const cost = statements() - before
        if (outcome.verdict !== "not_recognised" || cost > 0) wrong.push([text, outcome.verdict, cost])
        count++
      }
      return { wrong, count }
    }
    const placed = (text: string, at: number, character: string, cut = 1) =>
      text.slice(0, at) + character + text.slice(at + cut)
    const pathAt = (token: string) => token.indexOf("/T/")

    it("knows every scheme however it is typed, with one statement", async () => {
      const statements = countStatements()
      const wrong: string[] = []
      for (const token of tokens) {
        const path = token.slice(pathAt(token))
        // Of "/T/V/" the letters are no base32 and stay.
        const head = path.startsWith("/T/V/") ? 5 : 3
        const typed =
          path.slice(0, head) +
          path
            .slice(head, head + STEM)
            .replaceAll("0", "o")
            .replaceAll("1", "l")
        const mixed = [...path].map((c, at) => (at % 2 ? c.toLowerCase() : c)).join("")
        const serial = path.slice(-17).replaceAll("0", "O").replaceAll("1", "I")
        for (const text of [
          ...[token, token.toLowerCase(), path, path.toLowerCase(), mixed],
          ...[typed + path.slice(head + STEM), path.slice(0, -17) + serial],
          ...[`${token}/`, `${token}?utm=1`, `${token}/#x`, token.replace("https", "http")],
        ]) {
          const before = statements()
          const { verdict } = await check(text)
          if (verdict !== "minted" || statements() - before !== 1) wrong.push(`${verdict}: ${text}`)
        }
      }
      expect(wrong).toEqual([])
    })

    it("knows a typed code, and refuses a wrong check character without a statement", async () => {
      const serial = tokens[0]!.slice(-17)
      for (const text of [serial, serial.toLowerCase(), ` ${serial.slice(0, 5)}-${serial.slice(5)} `]) {
        expect(await check(text, "code")).toEqual({ verdict: "minted" })
      }
      const changed = [...serial].flatMap((was, at) =>
        [...BASE32].filter((character) => character !== was).map((character) => placed(serial, at, character)),
      )
      const { wrong, count } = await violations(changed, "code")
      expect([wrong, count]).toEqual([[], 17 * 31])
    })

    it("refuses every truncation", async () => {
      const cut = tokens.flatMap((token) => Array.from(token, (_, length) => token.slice(0, length)))
      expect((await violations(cut)).wrong).toEqual([])
      const paths = tokens.map((token) => token.slice(pathAt(token)))
      const tails = paths.flatMap((path) => Array.from(path, (_, from) => path.slice(from + 1)))
      expect((await violations(tails)).wrong).toEqual([])
    })

    it("refuses every changed character of every scheme", async () => {
      const changed = tokens.flatMap((token) => {
        const path = token.slice(pathAt(token))
        const places = [...path].map((_, at) => at).filter((at) => at > 2)
        // Some replacements for each place, others for each next one; all of them for the last of the stem, with its pad bit.
        const last = path.startsWith("/T/V/") ? 4 + STEM : 2 + STEM
        return places.flatMap((at) =>
          [...BASE32, "U", "%", "/", "-", "千"]
            .filter((_, n) => at === last || (n + at) % 7 === 0)
            .filter((character) => character !== path[at] && !SAME[path[at]!]?.includes(character))
            .map((character) => placed(path, at, character)),
        )
      })
      const { wrong, count } = await violations(changed)
      expect(wrong).toEqual([])
      expect(count).toBeGreaterThan(1_500)
    })

    it("refuses what is signed for something else, odd pads, other hosts and other spellings", async () => {
      const [sgtin = "", giai = "", opaque = ""] = tokens
      const other = serialOf(Buffer.alloc(10, 7))
      const stem = (token: string) => /\/([0-9A-Z]{109})/.exec(token)![1]!
      const last = stem(sgtin)[STEM - 1]!
      const odd = BASE32[BASE32.indexOf(last) + 1]!
      const texts = {
        otherGtin: sgtin.replace("09506000134352", "09506000134369"),
        brokenGtin: sgtin.replace("09506000134352", "09506000134353"),
        otherPrefix: giai.replace("/8004/4012345", "/8004/4012346"),
        shorterPrefix: giai.replace("/8004/4012345", "/8004/401234"),
        ...Object.fromEntries(tokens.map((token, n) => [`otherSerial${n}`, token.slice(0, -17) + other])),
        ...Object.fromEntries(
          tokens.map((token, n) => [`nextSerial${n}`, token.slice(0, -17) + tokens[(n + 1) % 3]!.slice(-17)]),
        ),
        ...Object.fromEntries(
          tokens.map((token, n) => [`nextStem${n}`, token.replace(stem(token), stem(tokens[(n + 1) % 3]!))]),
        ),
        downgraded: `/T/V/${stem(sgtin)}${sgtin.slice(-17)}`,
        oddPad: sgtin.replace(stem(sgtin), stem(sgtin).slice(0, -1) + odd),
        foreignHost: sgtin.replace("T.SHOP.COM", "T.SH0P.COM"),
        subHost: sgtin.replace("T.SHOP.COM", "T.SHOP.COM.EVIL.EXAMPLE"),
        userHost: sgtin.replace("T.SHOP.COM", "T.SHOP.COM@EVIL.EXAMPLE"),
        port: sgtin.replace("T.SHOP.COM", "T.SHOP.COM:8443"),
        otherScheme: sgtin.replace("https:", "ftp:"),
        encoded: sgtin.replace("/21/", "/%32%31/"),
        encodedSlash: opaque.replace("/V/", "%2FV%2F"),
        u: sgtin.replace(stem(sgtin), `U${stem(sgtin).slice(1)}`),
        long: `${sgtin}/${"A".repeat(256 - (sgtin.length - pathAt(sgtin)))}`,
        veryLong: sgtin + "?".padEnd(5000, "x"),
        twoSlashes: `${sgtin}//`,
        dots: sgtin.replace("/T/", "/T/../T/"),
        spaced: ` ${sgtin}`,
        nul: `${sgtin}\0`,
        fullWidth: sgtin.replace("/01/", "/０１/"),
        empty: "",
      }
      const spelt = Object.entries(texts)
      expect(spelt.filter(([, text]) => tokens.includes(text)).map(([name]) => name)).toEqual([])
      const { wrong } = await violations(spelt.map(([, text]) => text))
      expect(wrong).toEqual([])
    })

    it("refuses what a good key has signed for another item, or for another batch's copy", async () => {
      const [mine = ""] = await shop.mint({ quantity: 1, with_pin: false })
      const kid = (await service.batches.find(String((await shop.tag(mine)).batch_id)))!.kid!
      const store = storeOf(service)
      const key = (await store.read((sql) => selectSigningKey(sql, kid)))!
      const signed = async (claim: TagClaim) =>
        tokenUrl(HOST, stemOf(kid, await signOnce(store, key, tokenMessage(kid, claim))), claim)
      const serial = tokens[0]!.slice(-17)
      const claim: TagClaim = { scheme: "gs1_sgtin", value: "09506000134352", serial: serialOfTag(mine) }
      expect(await check(await signed(claim))).toEqual({ verdict: "minted" })
      const others = [
        await signed({ ...claim, value: "09506000134369" }),
        await signed({ ...claim, scheme: "gs1_giai", value: "4012345" }),
        await signed({ ...claim, scheme: "opaque", value: "" }),
      ]
      expect((await violations(others)).wrong).toEqual([])
      // The copy is known and the signature right, but they are not of one batch.
      expect(await check(await signed({ ...claim, serial }))).toEqual({ verdict: "not_recognised" })
    })

    it(`refuses what was changed at random (seed ${SEED})`, async () => {
      const random = generator(SEED)
      const alphabet = `${BASE32}${BASE32.toLowerCase()}ILOUilou/%-?#. \0é千`
      const originals = new Set(tokens.map((token) => canonical(token)))
      const mutants = Array.from({ length: MUTATIONS }, (_, n) => {
        const token = tokens[n % 3]!
        let text = token.slice(pathAt(token))
        for (let times = 1 + random(3); times > 0; times--) {
          const at = 1 + random(text.length - 1)
          const act = random(4)
          if (act === 0) text = placed(text, at, "")
          if (act === 1) text = placed(text, at, alphabet[random(alphabet.length)]!, 0)
          if (act === 2) text = placed(text, at, alphabet[random(alphabet.length)]!)
          if (act === 3)
            text = placed(
              text,
              at,
              text
                .slice(at, at + 2)
                .split("")
                .reverse()
                .join(""),
              2,
            )
        }
        return text
      }).filter((text) => !originals.has(canonical(text)))
      const { wrong, count } = await violations(mutants)
      expect({ seed: SEED, wrong }).toEqual({ seed: SEED, wrong: [] })
      expect(count).toBeGreaterThan(2_000)
    })

    /** Two spellings of one token are the same text here: case, O, I, L, query, fragment and a slash at the end. */
    function canonical(text: string): string {
      const [path = ""] = text.slice(Math.max(pathAt(text.toUpperCase()), 0)).split(/[?#]/, 1)
      return path.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/\/$/, "")
    }

    /** Whole numbers below a limit, the same for the same seed (Park and Miller). */
    function generator(seed: number): (below: number) => number {
      let state = seed % 2_147_483_647
      return (below) => {
        state = (state * 48_271) % 2_147_483_647
        return state % below
      }
    }
  },
})
