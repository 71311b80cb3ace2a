import type { KeyPurpose } from "../domain/enums"

/** Secrets a MAC is made with; none is used for two things. */
export type MacName = "pin" | "licence" | "licence-key" | "device" | "transfer" | "request"

/** Signs with one key until closed. */
export interface Signer {
  /** @returns 64 bytes, Ed25519 */
  sign(message: Uint8Array): Promise<Buffer>
  close(): void
}

/** A key as its provider knows it. */
export interface CreatedKey {
  /** 32 bytes. */
  publicKey: Buffer
  /** Opaque; stored, and handed back to `openSigner`. */
  ref: string
}

/**
 * Keeps private keys and secrets. Everything a database dump must not give away goes through here.
 */
export interface TagKeyProvider {
  readonly id: string
  /** `false` when there is nothing to keep keys with; then nothing can be minted or issued. */
  readonly configured: boolean
  createKey(purpose: KeyPurpose, kid: number): Promise<CreatedKey>
  openSigner(kid: number, purpose: KeyPurpose, ref: string): Promise<Signer>
  /** Afterwards `openSigner` rejects. A provider whose `ref` is the key itself has nothing to do: the row forgets it. */
  destroyKey(kid: number, ref: string): Promise<void>
  /** `label` says what is wrapped; a blob unwraps under its own label only. */
  wrap(label: string, plain: Uint8Array): Promise<string>
  unwrap(label: string, blob: string): Promise<Buffer>
  /** @returns 32 bytes, HMAC-SHA256 */
  mac(name: MacName, data: Uint8Array): Promise<Buffer>
}
