// Questions that the editor asks.
import { day, make, say } from './dom.js'
import { words } from './words.js'

/** Asks for one of several answers: `[value, label]`, the first one marked; an empty text where there was none. */
export function confirmDialog(text, actions, more = '') {
  return new Promise((resolve) => {
    const dialog = make(
      'dialog', { 'aria-label': text, onclose: () => { dialog.remove(); resolve(dialog.returnValue) } },
      make('form', { method: 'dialog' }, make('p', {}, text), more,
        make('p', { class: 'actions' }, actions.map(([value, label], index) => make('button', { value, class: index ? undefined : 'primary' }, label)))))
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** Asks for a day of publication after today. */
export function dayDialog(today, choose) {
  const date = make('input', { type: 'date', id: 'publish-date', 'aria-describedby': 'publish-problem' })
  const problem = make('p', { id: 'publish-problem', role: 'alert' })
  const tell = (text) => {
    problem.textContent = text
    problem.className = text ? 'error' : ''
    if (text) date.setAttribute('aria-invalid', 'true')
    else date.removeAttribute('aria-invalid')
  }
  const dialog = make('dialog', { 'aria-labelledby': 'publish-heading', onclose: () => tell('') }, make(
    'form', {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        tell(!date.value ? words.dayMissing : date.value <= today ? say(words.dayPast, { date: day(today) }) : '')
        if (problem.textContent) {
          date.focus()
          return
        }
        dialog.close()
        choose(date.value)
      },
    }, make('h2', { id: 'publish-heading' }, words.publishOn),
    make('div', { class: 'field' }, make('label', { for: 'publish-date' }, words.publishDate), date, problem),
    make('p', { class: 'actions' }, make('button', { class: 'primary' }, words.schedule),
      make('button', { type: 'button', onclick: () => dialog.close() }, words.cancel))))
  return dialog
}
