import { join } from "node:path"
import { createChildren } from "./children.mjs"
import { SettingError, loadEnvFiles, readSettings, shopEnvironment } from "./environment.mjs"
import { openDatabase } from "./open-database.mjs"
import { prepareData } from "./prepare-data.mjs"
import { readJson } from "./private-file.mjs"
import { checkRedisUrl } from "./redis.mjs"
import { resetDemo } from "./reset.mjs"
import { serve, showShop } from "./serve.mjs"
import { buildShop } from "./shop-build.mjs"
import { createShutdown, Interrupted } from "./shutdown.mjs"
import { demoSecrets, takeCheckout } from "./state.mjs"
import { createSteps, StepError } from "./steps.mjs"

/**
 * `npm start`: database → build and migrate → demo data and admin user → serve, until it is told to stop.
 * @returns {Promise<number>} the exit code
 */
export async function startShop(root, options) {
  const screen = createSteps()
  const shutdown = createShutdown(screen)
  try {
    loadEnvFiles(root)
    const settings = readSettings(process.env, options)
    const dataDir = join(root, ".data")
    const checkout = await takeCheckout(dataDir)
    shutdown.add(() => checkout.release())
    const children = createChildren({ root, logs: join(dataDir, "logs"), onChange: checkout.noteChildren })
    shutdown.add(() => children.stopAll(15_000))
    if (options.reset && !(await resetDemo({ root, dataDir, yes: options.yes, screen }))) return await shutdown.run(1)
    return await shutdown.guard(run({ root, dataDir, settings, screen, shutdown, checkout, children }))
  } catch (error) {
    explain(error)
    return await shutdown.run(error instanceof Interrupted ? error.code : 1)
  }
}

async function run(context) {
  const { root, dataDir, settings, screen, shutdown, children } = context
  screen.print(`\n${screen.bold("Media store")}${settings.production ? "" : ` ${screen.dim("(demo)")}`}\n`)
  const secrets = settings.production ? {} : demoSecrets(dataDir)
  if (process.env.REDIS_URL) await checkRedisUrl(process.env.REDIS_URL)
  const database = await screen.step("Database", (detail) => openDatabase({ dataDir, settings, detail }))
  shutdown.add(() => database.stop())
  const env = shopEnvironment(process.env, { settings, secrets, databaseUrl: database.url })
  const building = settings.dev
    ? undefined
    : screen.step("Build", (detail) => buildShop({ root, children, env, detail }))
  // Waited for below; without this a failing build would count as unhandled while the tables are being made.
  building?.catch(() => {})
  await prepareData({ root, dataDir, settings, screen, children, env, database })
  const build = await building
  const shop = await screen.step("Server", (detail) =>
    serve({ ...context, env, directory: build?.output ?? root, database, detail }),
  )
  const demoKey = readJson(join(dataDir, "seed.json"))?.publishableKey
  await showShop({ screen, settings, env, shop, database, demoKey })
  return waitForEnd(shop, database)
}

/** Runs until the server or the database ends by itself; Ctrl-C is the other way out. */
async function waitForEnd(shop, database) {
  const ended = await Promise.race([
    shop.exited.then(() => `The server has stopped by itself.\n\n${shop.lastWords()}`),
    database.exited.then(() => `The database has stopped by itself; see ${database.log}`),
  ])
  throw new Error(ended)
}

function explain(error) {
  if (error instanceof Interrupted) return
  const cause = error instanceof StepError ? error.cause : error
  console.error(`\n${inWords(cause, error instanceof StepError)}\n`)
}

/** A known problem is told in words; anything else is a fault of ours and shows where it happened. */
function inWords(cause, inStep) {
  if (["EACCES", "EPERM"].includes(cause.code) && cause.path) {
    return `No right to use ${cause.path}. It belongs to another user, probably from a start as that user (or as root): start as that user again, or delete .data, .medusa and static.`
  }
  return inStep || cause instanceof SettingError || cause.constructor === Error ? cause.message : cause.stack
}
