import { createHmac, randomBytes } from "node:crypto"
import { isIPv6 } from "node:net"
import type { LicenseStore } from "../../transaction/store"

/** What a day's salt is wrapped under. */
const label = (day: string) => `media-salt/v1|${day}`
const MAC_LENGTH = 16

/**
 * Salts of the addresses' MACs, one a day; all processes use the same one, so that an address is the same stranger
 * everywhere for a day, and nobody's after two. Without a master key there is nothing to wrap with, and each process
 * keeps one of its own in memory.
 */
export class Salts {
  private known: { day: string; salt: Buffer } | null = null
  private loading: { day: string; salt: Promise<Buffer> } | null = null

  constructor(private readonly store: LicenseStore) {}

  /** First 16 bytes of HMAC-SHA256(salt of the day, address), hex. IPv6 counts by its /64, which is one household. */
  async macOf(address: string, now: Date): Promise<string> {
    return this.mac(networkOf(address), now)
  }

  /** A device that keeps no cookie is known, for a day, by where it is and what kind it is. */
  async deviceOf(address: string, uaClass: string, now: Date): Promise<string> {
    return this.mac(`device ${networkOf(address)} ${uaClass}`, now)
  }

  private async mac(text: string, now: Date): Promise<string> {
    const salt = await this.saltOf(now.toISOString().slice(0, 10))
    return createHmac("sha256", salt).update(text).digest().subarray(0, MAC_LENGTH).toString("hex")
  }

  private async saltOf(day: string): Promise<Buffer> {
    if (this.known?.day === day) return this.known.salt
    // At midnight the salt of the old day may still be on its way: it is not the new one's.
    if (this.loading?.day !== day) this.loading = { day, salt: this.load(day) }
    const { loading } = this
    try {
      const salt = await loading.salt
      if (this.loading === loading) this.known = { day, salt }
      return salt
    } finally {
      if (this.loading === loading) this.loading = null
    }
  }

  private async load(day: string): Promise<Buffer> {
    const { provider } = this.store
    if (!provider.configured) return randomBytes(32)
    const wrapped = await provider.wrap(label(day), randomBytes(32))
    const stored = await this.store.read(async (sql) => {
      // The first address of a day is the end of the salt that is 48 hours old; the nightly job finds what is left.
      await sql.execute(`delete from media_license_salt where day < to_char(?::date - 1, 'YYYY-MM-DD')`, [day])
      await sql.execute(
        `insert into media_license_salt (id, day, wrapped_salt, created_at, updated_at) values (?, ?, ?, now(), now())
         on conflict (day) where deleted_at is null do nothing`,
        [this.store.newId("lsal"), day, wrapped],
      )
      const [row] = await sql.execute<{ wrapped_salt: string }>(
        `select wrapped_salt from media_license_salt where day = ? and deleted_at is null`,
        [day],
      )
      return row!.wrapped_salt
    })
    return provider.unwrap(label(day), stored)
  }
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "")
  if (!isIPv6(plain)) return plain
  const [head = "", tail = ""] = plain.toLowerCase().split("%")[0]!.split("::")
  const front = head === "" ? [] : head.split(":")
  const back = tail === "" ? [] : tail.split(":")
  const middle = plain.includes("::") ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0") : []
  return `${[...front, ...middle, ...back]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`
}
