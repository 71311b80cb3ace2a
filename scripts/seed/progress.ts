/** One line of progress; `npm start` shows exactly the lines that begin like this. */
export function say(text: string): void {
  process.stdout.write(`seed: ${text}\n`)
}
