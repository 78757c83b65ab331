// What the editor says to whoever writes: three places, because they are told and read in different ways.
import { make } from './dom.js'

/** What somebody just did. */
export const status = make('p', { role: 'status', class: 'status', tabindex: -1 })

/** Says what was done; with a button for what can be done about it. */
export function announce(text, label, action) {
  const undo = label && make('button', { type: 'button', class: 'link', onclick: () => { announce(''); action() } }, label)
  status.replaceChildren(...[text, undo ? ' ' : '', undo].filter(Boolean))
}

/** What others did; it stays until it is dealt with. */
export const notice = make('p', { role: 'alert', class: 'notice' })
/** What is wrong with the field in which somebody writes, for those who cannot see it appear beside it. */
export const heard = make('p', { 'aria-live': 'polite', class: 'heard' })
