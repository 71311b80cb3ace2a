import { createClient } from "redis"
import { SettingError } from "./environment.mjs"

/** Checks that `REDIS_URL` answers; without this, Medusa keeps trying for a minute and then tells only of a socket. */
export async function checkRedisUrl(url) {
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    throw new SettingError("REDIS_URL must look like redis://user:password@host:6379/0")
  }
  const { hostname, port, password } = new URL(url)
  const client = createClient({ url, socket: { connectTimeout: 5000, reconnectStrategy: false } })
  client.on("error", () => {})
  try {
    await client.connect()
    await client.ping()
  } catch (error) {
    const reason = (error.errors?.[0] ?? error).message
    const told = password ? reason.replaceAll(decodeURIComponent(password), "***") : reason
    throw new SettingError(`REDIS_URL: ${hostname}:${port || 6379} cannot be used: ${told}`)
  } finally {
    client.destroy()
  }
}
