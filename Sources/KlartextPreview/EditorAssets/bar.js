// The bar with the buttons: it stays in sight while one scrolls, unless it would cover too much of the window.
import { make } from './dom.js'

/** At most this part of the window's height is covered by buttons. */
const share = 1 / 4
/** As long as somebody has opened „Mehr“. */
const openShare = 2 / 3

const height = (elements) => elements.reduce((sum, each) => sum + each.offsetHeight, 0)

/** What has the focus must not hide behind the bar (WCAG 2.2 SC 2.4.11): the page scrolls by its height further. */
function stayInSight(bar, passing, isOpen) {
  const fit = () => {
    // What is said goes with the next change, and the buttons behind „Mehr“ with the focus.
    const most = innerHeight * (isOpen() ? openShare : share)
    bar.classList.toggle('sticks', bar.offsetHeight - height(passing) <= most)
    const covered = bar.classList.contains('sticks') ? bar.offsetHeight : 0
    document.documentElement.style.setProperty('--bar', `${covered}px`)
    const focused = document.activeElement?.closest('form') && document.activeElement.getBoundingClientRect()
    if (focused && focused.bottom > innerHeight - covered) document.activeElement.scrollIntoView({ block: 'nearest' })
  }
  new ResizeObserver(fit).observe(bar)
  addEventListener('resize', fit)
}

/** One button always, the others behind „Mehr“ where the window is narrow. */
export function bar(words, first, others, status, notice) {
  const ways = make('span', { class: 'ways', id: 'ways' }, others)
  const isOpen = () => ways.classList.contains('open')
  const show = (isShown) => {
    ways.classList.toggle('open', isShown)
    opener.setAttribute('aria-expanded', String(isShown))
  }
  const opener = make('button', {
    type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': 'ways', onclick: () => show(!isOpen()),
  }, words.moreWays)
  const element = make(
    'div', { class: 'bar', role: 'group', 'aria-label': words.saveGroup, onfocusout: (event) => { if (isOpen() && !element.contains(event.relatedTarget)) show(false) } },
    first, others.length ? [opener, ways] : '', make('span', { class: 'unsaved' }, words.unsaved), notice, status)
  stayInSight(element, [status, notice], isOpen)
  return element
}
