// The bar with the buttons: it stays in sight while one scrolls, unless it would cover too much of the window.
import { make } from './dom.js'

/** At most this part of the window's height is covered. */
const share = 1 / 4

/** What has the focus must not hide behind the bar (WCAG 2.2 SC 2.4.11): the page scrolls by its height further. */
function stayInSight(bar) {
  const fit = () => {
    const height = bar.offsetHeight
    const sticks = height <= innerHeight * share
    bar.classList.toggle('sticks', sticks)
    document.documentElement.style.setProperty('--bar', sticks ? `${height}px` : '0px')
  }
  new ResizeObserver(fit).observe(bar)
  addEventListener('resize', fit)
}

/** One button always, the others behind „Mehr“ where the window is narrow. */
export function bar(words, first, others, more) {
  const ways = make('span', { class: 'ways', id: 'ways' }, others)
  const opener = make('button', {
    type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': 'ways',
    onclick: () => opener.setAttribute('aria-expanded', String(ways.classList.toggle('open'))),
  }, words.moreWays)
  const element = make(
    'div', { class: 'bar' }, first, others.length ? [opener, ways] : '', make('span', { class: 'unsaved' }, words.unsaved), more)
  stayInSight(element)
  return element
}
