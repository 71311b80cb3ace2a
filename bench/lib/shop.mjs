import { createRequire } from "node:module"

const require = createRequire(import.meta.url)

/**
 * Boots the shop in this process: every module, workflow and route, as `medusa start` does.
 * @returns the container, and with `http` the address it listens on
 */
export async function bootShop({ http = false } = {}) {
  const express = require("express")
  const loaders = require("@medusajs/medusa/loaders/index").default
  const app = express()
  // As `medusa start` has it.
  app.get("/health", (_, response) => response.status(200).send("OK"))
  const { container, shutdown } = await loaders({
    directory: process.cwd(),
    expressApp: app,
    skipLoadingEntryPoints: !http,
  })
  const server = http ? await listen(app) : undefined
  return {
    container,
    url: server ? `http://localhost:${server.address().port}` : undefined,
    async close() {
      server?.closeAllConnections()
      await new Promise((done) => (server ? server.close(done) : done()))
      await shutdown()
    },
  }
}

function listen(app) {
  const port = Number(process.env.PORT ?? 0)
  return new Promise((resolve, reject) => {
    const server = app.listen(port, "localhost", () => resolve(server)).once("error", reject)
  })
}

/** A TypeScript file of the repository, from the folder above. */
export const source = (path) => require(`../../${path}`)
