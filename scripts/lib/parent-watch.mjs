/**
 * Loaded (`node --import`) into every process that `npm start` launches. When the parent is killed the hard way, the
 * channel to it breaks, and the process ends with everything it has started, instead of running on unseen.
 */
process.once("disconnect", () => {
  setTimeout(() => process.exit(1), 10_000).unref()
  if (process.platform === "win32") process.exit(1)
  // It leads a process group of its own, see children.mjs.
  process.kill(-process.pid, "SIGTERM")
})
process.channel?.unref()

// Even with usage reports off, Medusa launches its sender when a process ends: detached, with nothing to send, it
// would outlive Ctrl-C by a second.
if (process.env.MEDUSA_DISABLE_TELEMETRY === "true") {
  process.on("newListener", (event, listener) => {
    if (event === "exit" && listener.name === "flush") setImmediate(() => process.off("exit", listener))
  })
}
