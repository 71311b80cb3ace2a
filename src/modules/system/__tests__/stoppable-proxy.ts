import { createServer, connect, type AddressInfo, type Server, type Socket } from "node:net"

/** A TCP relay that can be stopped and started on one port: a database or a Redis that goes away and comes back. */
export class StoppableProxy {
  private server: Server | undefined
  private readonly sockets = new Set<Socket>()
  /** Known before the first start, so that a URL can be made of it. */
  readonly port: number

  constructor(private readonly target: { host: string; port: number }) {
    // Without a host name to look up, listening takes effect at once.
    const probe = createServer().listen(0)
    this.port = (probe.address() as AddressInfo).port
    probe.close()
  }

  async start(): Promise<void> {
    const server = createServer((incoming) => {
      const outgoing = connect(this.target)
      for (const [socket, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        this.sockets.add(socket)
        socket.on("error", () => other.destroy())
        socket.on("close", () => {
          this.sockets.delete(socket)
          other.destroy()
        })
        socket.pipe(other)
      }
    })
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(this.port, resolve))
    this.server = server
  }

  async stop(): Promise<void> {
    const { server } = this
    this.server = undefined
    this.sockets.forEach((socket) => socket.destroy())
    if (server) await new Promise((resolve) => server.close(resolve))
  }
}
