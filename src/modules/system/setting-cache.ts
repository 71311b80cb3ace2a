/** Longest time a process may serve a setting that another process has changed. */
export const SETTING_TTL_MS = 30_000

const MAX_ENTRIES = 10_000

/**
 * Settings in force, per key and sales channel. A value is kept only if nothing was dropped while it was being read:
 * otherwise a slow read from before a change would be put back after it.
 */
export class SettingCache {
  private entries = new Map<string, { value: unknown; expires: number }>()
  private generation = 0

  constructor(
    private readonly now: () => number = () => Date.now(),
    private readonly ttl: number = SETTING_TTL_MS,
  ) {}

  async read(key: string, salesChannelId: string | undefined, load: () => Promise<unknown>): Promise<unknown> {
    const place = `${key}\n${salesChannelId ?? ""}`
    const hit = this.entries.get(place)
    if (hit && hit.expires > this.now()) return hit.value
    const generation = this.generation
    const expires = this.now() + this.ttl
    const value = await load()
    if (generation === this.generation) {
      if (this.entries.size >= MAX_ENTRIES) this.entries.clear()
      this.entries.set(place, { value, expires })
    }
    return value
  }

  /** Forgets everything: settings change rarely and a partial drop would have to know every channel. */
  drop(): void {
    this.generation++
    this.entries.clear()
  }
}
