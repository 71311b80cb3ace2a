import { kept } from "../../lib/kept"

type Kind = "ok" | "attention" | "error"

/** Pitches in Hz, one after another: up for done, level for "look here", down for refused. */
const TONES: Record<Kind, readonly number[]> = { ok: [880, 1320], attention: [660, 660], error: [330, 220, 220] }
const TONE_S = 0.09

const memory = kept("media.counter.sound", "local")

/** Short tones for whoever looks at the disc and not at the screen. Everything they say is on the screen too. */
export const counterSound = {
  get isOn(): boolean {
    return memory.read() !== "off"
  },
  set(on: boolean): void {
    memory.write(on ? "on" : "off")
  },
  play(kind: Kind): void {
    if (!this.isOn || typeof AudioContext === "undefined") return
    const context = (shared ??= new AudioContext())
    TONES[kind].forEach((pitch, index) => tone(context, pitch, context.currentTime + index * TONE_S))
  },
}

let shared: AudioContext | undefined

function tone(context: AudioContext, pitch: number, at: number): void {
  const oscillator = context.createOscillator()
  const volume = context.createGain()
  oscillator.frequency.value = pitch
  volume.gain.setValueAtTime(0.12, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + TONE_S)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + TONE_S)
}
