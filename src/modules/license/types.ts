/**
 * Under this key the public side of the shop says how tags are answered on a port of their own. Only a process that
 * serves requests provides it; the module, which must not know the public side, asks for it when the process starts.
 */
export const RESOLVER_LISTENER = "mediaLicense.listener"

/** A port on which tags are answered. */
export interface OpenListener {
  port: number
  /** Lets running answers finish, for a moment. */
  close(): Promise<void>
}

/** Opens the port of the options; `undefined` when they name none. */
export type ListenerSource = () => Promise<OpenListener | undefined>
