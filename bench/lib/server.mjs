/**
 * A shop in a process of its own: boots on the database it is given, tells the parent its address, and ends when the
 * parent goes. `--require lib/typescript.cjs` loads the repository's TypeScript.
 */
import { bootShop } from "./shop.mjs"

process.on("message", (asked) => asked === "cpu" && process.send({ cpu: process.cpuUsage() }))
process.once("disconnect", () => process.exit(0))
const { url } = await bootShop({ http: true })
process.send({ url })
