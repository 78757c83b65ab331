/** Makes an element: attributes by name, listeners as `onclick`, children as nodes or texts; nothing is read as HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null))
  return element
}

/** A day as people write it: „24. Dezember 2026“. */
export function day(date) {
  const language = document.documentElement.lang === 'de' ? 'de' : 'en-GB'
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

let count = 0

/** An id that no other element has. */
export const newID = (word) => `${word}-${++count}`

/** Puts words into a sentence: `{name}`. */
export const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

/** A number with its word in the right form: one, or several. */
export const counted = ([one, many], count) => say(count === 1 ? one : many, { count })

const token = document.querySelector('meta[name="klartext-token"]')?.content ?? ''

/** Asks the program. */
export async function ask(path, body) {
  const options = body === undefined
    ? {}
    : { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Klartext-Token': token }, body: JSON.stringify(body) }
  const answer = await fetch('/_edit/api/' + path, { cache: 'no-store', ...options })
  if (!answer.ok) throw new Error((await answer.text()) || String(answer.status))
  return answer.json()
}

/** How many characters a limit counts: Unicode code points. */
export const length = (text) => [...text].length
