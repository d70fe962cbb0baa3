/** Two short tones, so that nobody has to look: up for open, down for refused. */
let context: AudioContext | undefined

export function ring(open: boolean): void {
  try {
    context ??= new AudioContext()
    tone(context, open ? 660 : 330, 0)
    tone(context, open ? 990 : 220, 0.14)
  } catch {
    // A device without sound still shows the answer.
  }
}

function tone(of: AudioContext, hertz: number, after: number): void {
  const oscillator = of.createOscillator()
  const volume = of.createGain()
  const at = of.currentTime + after
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0.25, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.13)
  oscillator.connect(volume).connect(of.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.14)
}
