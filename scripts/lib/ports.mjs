import { createServer } from "node:net"

/**
 * `true` when nothing listens on the port, neither on IPv4 nor on IPv6: half a free port would let `localhost`
 * reach somebody else's server.
 */
export async function isPortFree(port) {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::"]) {
    if (!(await canListen(port, host))) return false
  }
  return true
}

/** The preferred port, else the first free one after it, else any the system gives. */
export async function findPort(preferred, tries = 50) {
  for (let port = preferred; port < preferred + tries && port < 65536; port++) {
    if (await isPortFree(port)) return port
  }
  return anyPort()
}

function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 has nothing there that could be in the way.
    server.once("error", ({ code }) => resolve(code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT"))
    server.listen({ port, host, exclusive: true, ipv6Only: host.includes(":") }, () =>
      server.close(() => resolve(true)),
    )
  })
}
