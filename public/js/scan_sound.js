/** Short tones that tell a scan's verdict without looking. Muted or not is remembered on this device. */
const MUTED = 'scan-muted'
const TONES = {
  counted: [[1320, 0, 0.07]],
  complete: [
    [1050, 0, 0.1],
    [1580, 0.12, 0.18],
  ],
  refused: [
    [196, 0, 0.22],
    [147, 0.26, 0.32],
  ],
}

let context

export function isMuted() {
  return localStorage.getItem(MUTED) === 'yes'
}

export function mute(isOff) {
  localStorage.setItem(MUTED, isOff ? 'yes' : 'no')
}

/** A browser without sound, or one that waits for a first touch, stays silent. */
export function play(verdict) {
  if (isMuted() || !window.AudioContext) return
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  for (const [pitch, after, length] of TONES[verdict])
    tone(pitch, context.currentTime + after, length)
}

function tone(pitch, start, length) {
  const source = new OscillatorNode(context, {
    frequency: pitch,
    type: pitch < 400 ? 'square' : 'sine',
  })
  const volume = new GainNode(context, { gain: 0.15 })
  volume.gain.setValueAtTime(0.15, start + length * 0.7)
  volume.gain.linearRampToValueAtTime(0, start + length)
  source.connect(volume).connect(context.destination)
  source.start(start)
  source.stop(start + length)
}
