// The page of the entry as it would be, beside the form.
import { make } from './dom.js'
import { words } from './words.js'

const frame = make('iframe', { title: words.page, class: 'page' })
const pageLink = make('a', { target: '_blank' }, words.openPage)
const pageTools = make('p', { class: 'page-tools', hidden: true }, make('a', { href: '#end', class: 'skip-page' }, words.skipPage), ' ', pageLink)
const note = make('p', { class: 'help' }, words.previewOff)

/** The page, with the ways around it and to it. */
export const pageArea = make(
  'aside', { class: 'preview', 'aria-label': words.preview }, note, pageTools, frame,
  make('p', { id: 'end', tabindex: -1, class: 'heard' }, words.endOfPage))

let shownPage
/** Shows a page, or why there is none. */
export function showPage(address) {
  if (!address) {
    shownPage = undefined
    frame.hidden = true
    pageTools.hidden = true
    note.hidden = false
    return
  }
  note.hidden = true
  frame.hidden = false
  pageTools.hidden = false
  pageLink.href = address
  // The same page again: it stays where the reader was.
  let top = 0
  try { top = frame.contentWindow?.scrollY ?? 0 } catch { /* Another page. */ }
  frame.addEventListener('load', () => {
    try { frame.contentWindow.scrollTo(0, shownPage ? top : 0) } catch { /* Another page. */ }
    shownPage = address
  }, { once: true })
  if (frame.contentWindow) frame.contentWindow.location.replace(address)
}
