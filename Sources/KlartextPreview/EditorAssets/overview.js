// All entries, and the way to a new one.
import { ask, counted, day, make, newID, say } from './dom.js'
import { words } from './words.js'

const main = document.querySelector('main')

const stateOf = (entry) => say(words[entry.state] ?? entry.state, { date: entry.date && day(entry.date) })

function row(collection, entry) {
  const address = `/_edit/${collection.id}/${entry.id}`
  const numbers = ['errors', 'warnings'].filter((key) => entry[key]).map((key) => counted(words[key], entry[key]))
  // What is public is the rule; only those who cannot see that nothing is said are told.
  const isPublic = entry.state === 'published'
  const mark = newID('state')
  const problems = numbers.length ? make('span', { class: entry.errors ? 'badge bad' : 'badge' }, numbers.join(', ')) : undefined
  return make(
    'li', { 'data-text': `${entry.title} ${entry.id}`.toLowerCase() },
    make('a', { href: address, 'aria-describedby': mark }, entry.title), ' ',
    make('span', { class: isPublic ? 'heard' : 'badge held', id: mark }, stateOf(entry)), ' ', problems,
    make('span', { class: 'translations' }, entry.languages.map((each) => make('a', { href: `${address}.${each.tag}`, hreflang: each.tag }, make('span', { lang: each.tag }, each.name), make('span', { class: 'heard' }, `: ${entry.title}`)))))
}

function newEntryDialog(start) {
  const title = make('input', { id: 'new-title', autocomplete: 'off', 'aria-required': 'true', 'aria-describedby': 'new-title-help new-problem' })
  const kind = make('select', { id: 'new-kind' }, start.collections.map((each) => make('option', { value: each.id }, each.singular)))
  const template = make('select', { id: 'new-template' })
  const templateRow = make('div', { class: 'field' }, make('label', { for: 'new-template' }, words.template), template)
  // Asked for only where the title does not give an id that is free.
  const id = make('input', { id: 'new-id', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'new-id-help new-problem' })
  const idRow = make('div', { class: 'field', hidden: true }, make('label', { for: 'new-id' }, words.id), make('p', { class: 'help', id: 'new-id-help' }, words.idHelp), id)
  const problem = make('div', { class: 'problems', id: 'new-problem', role: 'alert' })
  const point = (wrong) => {
    for (const each of [title, id]) each.removeAttribute('aria-invalid')
    wrong?.setAttribute('aria-invalid', 'true')
    wrong?.focus()
  }
  const fill = () => {
    const known = start.templates.filter((each) => each.collection === kind.value)
    template.replaceChildren(make('option', { value: '' }, words.noTemplate), ...known.map((each) => make('option', { value: each.id }, each.label)))
    templateRow.hidden = !known.length
  }
  kind.addEventListener('change', fill)
  const dialog = make(
    'dialog', { 'aria-labelledby': 'new-heading' },
    make('form', {
      novalidate: true,
      onsubmit: async (event) => {
        event.preventDefault()
        problem.replaceChildren()
        point()
        const answer = await ask('new', { collection: kind.value, title: title.value.trim(), template: template.value, id: idRow.hidden ? '' : id.value.trim() })
          .catch(() => ({ problem: words.failed }))
        if (answer.address) {
          location.href = answer.address
          return
        }
        problem.replaceChildren(
          make('p', { class: 'error' }, answer.problem), answer.mend ? make('p', {}, answer.mend) : '',
          answer.existing ? make('p', {}, make('a', { href: answer.existing }, words.openExisting)) : '')
        if (answer.id === undefined) {
          point(title)
          return
        }
        idRow.hidden = false
        id.value = answer.id
        point(id)
      },
    },
    make('h2', { id: 'new-heading' }, words.newEntry),
    make('div', { class: 'field' }, make('label', { for: 'new-kind' }, words.collection), kind),
    make('div', { class: 'field' }, make('label', { for: 'new-title' }, words.title), make('p', { class: 'help', id: 'new-title-help' }, words.titleHelp), title, problem),
    idRow, templateRow,
    make('p', { class: 'actions' }, make('button', { class: 'primary' }, words.create),
      make('button', { type: 'button', onclick: () => dialog.close() }, words.cancel))))
  fill()
  document.body.append(dialog)
  return (collection) => {
    kind.value = collection
    fill()
    idRow.hidden = true
    problem.replaceChildren()
    point()
    dialog.showModal()
    title.focus()
  }
}

async function show() {
  const start = await ask('start')
  const open = newEntryDialog(start)
  const status = make('p', { role: 'status', class: 'help' })
  const filter = make('input', { type: 'search', id: 'filter', autocomplete: 'off' })
  const sections = start.collections.map((collection) => make(
    'section', { 'aria-labelledby': 'c-' + collection.id },
    make('h2', { id: 'c-' + collection.id }, collection.label),
    make('p', {}, make('button', { type: 'button', onclick: () => open(collection.id) }, say(words.newEntryOf, { name: collection.singular }))),
    make('ul', { class: 'entries' }, collection.entries.map((entry) => row(collection, entry)))))
  let timer
  const clear = () => {
    filter.value = ''
    filter.dispatchEvent(new Event('input'))
    filter.focus()
  }
  filter.addEventListener('input', () => {
    const text = filter.value.trim().toLowerCase()
    let count = 0
    for (const item of main.querySelectorAll('.entries li')) {
      item.hidden = !item.dataset.text.includes(text)
      if (!item.hidden) count += 1
    }
    for (const each of sections) each.hidden = text !== '' && !each.querySelector('.entries li:not([hidden])')
    // Said when nothing is typed any more.
    clearTimeout(timer)
    timer = setTimeout(() => {
      const all = make('button', { type: 'button', class: 'link', onclick: clear }, words.showAll)
      status.replaceChildren(...(!text ? [] : count ? [counted(words.filtered, count)] : [words.noneFound, ' ', all]))
    }, 500)
  })
  main.replaceChildren(
    make('h1', {}, words.overview),
    make('div', { class: 'field' }, make('label', { for: 'filter' }, words.filter), filter, status), ...sections)
  main.removeAttribute('aria-busy')
  const wanted = new URLSearchParams(location.search).get('new')
  if (wanted && start.collections.some((each) => each.id === wanted)) open(wanted)
}

show().catch(() => main.replaceChildren(make('p', { class: 'error', role: 'alert' }, words.failed)))
