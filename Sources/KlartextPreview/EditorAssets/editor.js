// The form of one entry: check while typing, preview, save, and what happens when somebody else saves too.
import { bar } from './bar.js'
import { confirmDialog, dayDialog } from './dialogs.js'
import { ask, counted, day, make, say } from './dom.js'
import { control } from './form.js'
import { pageArea, showPage } from './page.js'
import { announce, heard, notice, status } from './status.js'
import { words } from './words.js'

const main = document.querySelector('main')
const { collection, id, language } = main.dataset
const memory = `klartext:${location.pathname}`
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right)
const everyControl = () => [...controls, bodyControl].filter(Boolean).flatMap((each) => [...each.all()])

let state // what the file says, as last read
let form // the description of the fields
let references
let controls = []
let bodyControl
let source // the text of the file, where the form cannot show it
let isDirty = false
let timer
let round = 0
let last // the last answer of the check

let turn = Promise.resolve()
let waiting = 0

/** Saving and reading again come one after the other: else our own version would be taken for somebody else's. */
function inTurn(work) {
  const hadToWait = waiting > 0
  waiting += 1
  turn = turn.then(() => work(hadToWait)).catch(() => announce(words.failed)).finally(() => { waiting -= 1 })
  return turn
}

// MARK: - What has changed

/** Values that differ from the file, by key; `null` for what was taken away. */
function changes() {
  const result = {}
  for (const each of controls) {
    if (!each.hasChanged()) continue
    const value = each.read()
    if (!same(value, each.original)) result[each.field.key] = value ?? null
  }
  return result
}

function request(extra = {}) {
  const values = { ...(source ? {} : changes()), ...extra }
  const body = !source && bodyControl?.hasChanged() ? bodyControl.read() ?? '' : null
  return { collection, id, language, base: state.text, changes: values, body: body === (state.body ?? '') ? null : body, source: source ? source.value : null }
}

const isChanged = (asked) => Object.keys(asked.changes).length > 0 || asked.body !== null || (asked.source !== null && asked.source !== state.text)

/** A translation is of the day on which its texts were changed, unless somebody enters another day. */
function dateTranslation() {
  const isText = (each) => each.field.translatable && !form.ownFacts.includes(each.field.key)
  const hasChanged = controls.some((each) => isText(each) && each.differs()) || (bodyControl?.differs() ?? false)
  controls.find((each) => each.field.key === 'translated_on')?.propose(hasChanged ? form.today : undefined)
}

function changed() {
  if (language) dateTranslation()
  const asked = request()
  isDirty = isChanged(asked)
  document.body.classList.toggle('dirty', isDirty)
  try {
    if (isDirty) localStorage.setItem(memory, JSON.stringify({ base: asked.base, changes: asked.changes, body: asked.body, source: asked.source }))
    else localStorage.removeItem(memory)
  } catch { /* Full or forbidden: then nothing is kept. */ }
  main.dataset.state = 'checking'
  announce('')
  clearTimeout(timer)
  timer = setTimeout(check, 250)
}

// MARK: - Problems

async function check() {
  const own = ++round
  try {
    const answer = await ask('check', request())
    if (own !== round) return
    showAnswer(answer)
    main.dataset.state = 'checked'
  } catch {
    if (own === round) announce(words.failed)
  }
}

function controlFor(field) {
  if (!field) return undefined
  if (field === 'body') return bodyControl
  const [key, ...rest] = field.split('.')
  return controls.find((each) => each.field.key === key)?.find(rest)
}

function problem(each, target) {
  const severity = words[each.severity]
  return make(
    'div', { class: `problem ${each.severity}` },
    make('p', {}, make('strong', {}, severity + ': '), each.message),
    each.mend && each.mend !== target?.field.help ? make('p', { class: 'mend' }, each.mend) : '',
    !target && each.excerpt ? make('pre', {}, `${say(words.line, { line: each.line })}\n${each.excerpt}`) : '')
}

// Told when it changes; the status beside the buttons is for what somebody did.
const counts = make('p', { 'aria-live': 'polite' })
const tasks = make('div')
const summary = make('section', { class: 'summary', 'aria-labelledby': 'summary-heading' },
  make('h2', { id: 'summary-heading' }, words.problems), counts, tasks)

let heardTimer
let heardText = ''

/** Says the error of the field with the focus when it appears or changes, once nothing is typed any more. */
function sayOwnError() {
  const own = everyControl().find((each) => each.input && each.input === document.activeElement)
  const error = own?.problems.querySelector('.error')
  const text = error ? `${own.field.label}: ${error.querySelector('.mend')?.textContent ?? error.textContent}` : ''
  if (text === heardText) return
  heardText = text
  clearTimeout(heardTimer)
  heardTimer = setTimeout(() => { heard.textContent = text }, 750)
}

/** What nobody has come to yet in a file that is not there yet is no mistake: it is still to be filled in. */
const isStillOpen = (each, target) =>
  state.text === null && each.id === 'KT-field-missing' && target !== undefined && !target.hasChanged()

function showAnswer(answer) {
  last = answer
  const all = everyControl()
  const open = answer.diagnostics.filter((each) => isStillOpen(each, controlFor(each.field)))
  for (const each of all) {
    each.problems.replaceChildren()
    each.input?.removeAttribute('aria-invalid')
  }
  const items = []
  const told = answer.diagnostics.filter((each) => !open.includes(each))
  for (const each of told) {
    const target = controlFor(each.field)
    if (target) {
      target.problems.append(problem(each, target))
      if (each.severity === 'error') target.input?.setAttribute('aria-invalid', 'true')
    }
    const text = `${words[each.severity]}: ${each.message}`
    items.push(make('li', { class: each.severity }, target
      ? make('button', { type: 'button', class: 'link', onclick: () => target.focus() }, text)
      : problem(each)))
  }
  showDuties(answer.duties, all)
  const count = (severity) => told.filter((each) => each.severity === severity).length
  const parts = [['error', 'errors'], ['warning', 'warnings'], ['hint', 'hints']]
    .filter(([one]) => count(one)).map(([one, many]) => counted(words[many], count(one)))
  if (open.length) parts.unshift(counted(words.stillOpen, open.length))
  const text = parts.join(', ') || words.allGood
  if (counts.textContent !== text) counts.textContent = text
  // Errors come first in the answer, and are shown at once; the rest can wait.
  const others = items.slice(count('error'))
  const wasOpen = summary.querySelector('details')?.open ?? false
  tasks.replaceChildren(...[
    open.length ? make('ul', {}, open.map((each) => make('li', {}, linkTo(each.field)))) : '',
    count('error') ? make('ul', {}, items.slice(0, count('error'))) : '',
    others.length ? make('details', { open: wasOpen }, make('summary', {}, words.others), make('ul', {}, others)) : '',
    answer.elsewhere ? make('p', { class: 'error' }, say(words.elsewhere, { count: answer.elsewhere })) : '',
  ].filter(Boolean))
  sayOwnError()
  showPage(answer.page)
}

/** The way to a field, by its name. */
const linkTo = (field) =>
  make('button', { type: 'button', class: 'link', onclick: () => controlFor(field)?.focus() }, controlFor(field).field.label)

/** Which fields are due depends on what was entered. */
function showDuties(duties, all) {
  const due = new Map()
  for (const each of duties) {
    const known = due.get(each.path)
    if (!known || !each.isMet) due.set(each.path, each)
  }
  for (const each of all) {
    const plain = each.path.split('.').filter((part) => !/^\d+$/.test(part)).join('.')
    const duty = due.get(plain)
    if (!duty) each.showDuty(false, '', 'duty')
    else if (duty.isMet) each.showDuty(true, words.dutyMet, 'duty met')
    else each.showDuty(true, [words.dutyOpen, ...duty.reasons].join(' · '), 'duty open')
    // What is due is not hidden among the other fields.
    if (duty && !duty.isMet) each.element.closest('details.more')?.before(each.element)
  }
}

// MARK: - Saving

const errorsOf = (answer) => answer.diagnostics.filter((each) => each.severity === 'error')

/** Whether the website could not be published with this file. */
const isBroken = (answer) => errorsOf(answer).length > 0 || answer.elsewhere > 0

/** The ways to the first errors. */
const waysToErrors = (answer) => errorsOf(answer).slice(0, 3)
  .map((each) => (controlFor(each.field) ? linkTo(each.field) : say(words.line, { line: each.line })))

/**
 * Asks what to do with a file that would keep the website from being published. A draft is a way out only where nothing
 * but gaps is in the way: the program is asked for that.
 */
async function askAboutErrors(answer, extra) {
  const canBeDraft = !language && form.fields.some((field) => field.key === 'draft')
  const draftHelps = canBeDraft && !isBroken(await ask('check', request({ ...extra, draft: 'true' })))
  const list = make('ul', {}, errorsOf(answer).slice(0, 5).map((each) => make('li', {}, each.message)),
    errorsOf(answer).length > 5 ? make('li', {}, '…') : '',
    answer.elsewhere ? make('li', {}, say(words.elsewhere, { count: answer.elsewhere })) : '')
  return confirmDialog(draftHelps ? words.saveWithGaps : words.saveWithErrors, [
    draftHelps ? ['draft', words.saveDraft] : ['mend', words.toError], ['save', words.saveAnyway], ['', words.cancel],
  ], list)
}

/** Whether two values mean the same: line breaks at the end of a text mean nothing. */
const meansTheSame = (left, right) => {
  const plain = (value) => JSON.stringify(value ?? null, (_, inner) => (typeof inner === 'string' ? inner.trimEnd() : inner))
  return plain(left) === plain(right)
}

/**
 * The file says now what was sent. The controls stay, with the focus and what „Undo“ would take back; what was typed
 * since stays a change. Only what the buttons set is shown anew, and what the file words in another way.
 */
function settle(result, typed) {
  const sent = (key) => (key in typed.changes ? typed.changes[key] : state.values[key] ?? null)
  const values = (key) => (key === 'body' ? result.body || undefined : result.values[key])
  const was = new Map(controls.map((each) => [each, sent(each.field.key)]))
  const body = typed.body ?? state.body
  state = result
  const settled = (each, before) => {
    const value = values(each === bodyControl ? 'body' : each.field.key)
    if (meansTheSame(each.read(), value)) each.settle(value)
    else if (meansTheSame(each.read(), before)) return renewed(each, value)
    else Object.assign(each, { original: value, isTouched: true })
    return each
  }
  controls = controls.map((each) => settled(each, was.get(each)))
  bodyControl = bodyControl && settled(bodyControl, body)
}

/** A control with another value in the place of one. */
function renewed(each, value) {
  const made = control(each.field, value, undefined, each.context)
  each.element.replaceWith(made.element)
  return made
}

/** Says what became of a save, and never more than was checked. */
function sayDone(answer, extra) {
  const { hold } = answer
  const isDraft = hold?.reason === 'draft' && !language
  const isAboutPublishing = isDraft || Object.keys(extra).length > 0
  const held = { draft: words.savedDraft, scheduled: say(words.savedScheduled, { date: hold?.date && day(hold.date) }), unreleased: words.savedUnreleased }
  if (!isBroken(answer)) return announce(isAboutPublishing ? held[hold?.reason] ?? words.savedPublished : words.saved)
  const done = isDraft ? words.savedDraft : words.saved
  const count = errorsOf(answer).length
  status.replaceChildren(
    `${done} ${counted(words.stillBroken, count || answer.elsewhere)} `,
    ...waysToErrors(answer).flatMap((each, index) => (index ? [', ', each] : [each])), count ? '' : say(words.elsewhere, { count: answer.elsewhere }))
}

const save = (extra = {}) => inTurn((hadToWait) => saveNow(extra, hadToWait))

async function saveNow(extra, hadToWait) {
  clearTimeout(timer)
  const typed = request()
  let asked = request(extra)
  if (!isChanged(asked)) {
    // Who presses twice hears of the first.
    if (!hadToWait) announce(words.nothingToSave)
    return
  }
  let answer = await ask('check', asked)
  if (isBroken(answer) && (language || answer.hold?.reason !== 'draft')) {
    showAnswer(answer)
    const choice = await askAboutErrors(answer, extra)
    if (choice === 'mend') controlFor(errorsOf(answer)[0]?.field)?.focus()
    if (choice !== 'draft' && choice !== 'save') return
    if (choice === 'draft') {
      extra = { ...extra, draft: 'true' }
      asked = request(extra)
      answer = await ask('check', asked)
    }
  }
  const result = await ask('save', asked)
  if (result.conflict !== undefined) return showConflict(result.conflict, asked)
  if (result.problem) {
    announce(`${result.problem} ${result.mend ?? ''}`)
    status.focus()
    return
  }
  notice.replaceChildren()
  if (source || !result.readable) {
    const isSame = !source || source.value === typed.source
    const later = source?.value
    forget()
    await load(result)
    if (!isSame) restore({ source: later })
  } else {
    settle(result, typed)
    showHead()
    changed()
  }
  sayDone(answer, extra)
}

function forget() {
  isDirty = false
  document.body.classList.remove('dirty')
  try { localStorage.removeItem(memory) } catch { /* Nothing was kept. */ }
}

const plain = (value) => (value === undefined || value === null ? words.empty : typeof value === 'string' ? value : JSON.stringify(value, null, 2))

/** Both versions, and what is to hold of each. `base` is the version that was changed here, `settled` is called when somebody has decided. */
async function showConflict(text, asked, { base = state, settled = () => {} } = {}) {
  const theirs = text === null ? null : await ask('read', { collection, id, language, text })
  const mine = asked.source ?? (base === state ? last : await ask('check', asked))?.text ?? base.text
  const dialog = make('dialog', {
    class: 'wide', 'aria-labelledby': 'conflict-heading', 'aria-describedby': 'conflict-text', onclose: () => dialog.remove(),
  })
  const files = make(
    'details', { open: !theirs?.readable || asked.source !== null }, make('summary', {}, words.showFiles),
    make('div', { class: 'versions' },
      make('div', {}, make('h3', {}, words.mine), make('pre', { tabindex: 0 }, mine)),
      make('div', {}, make('h3', {}, words.theirs), make('pre', { tabindex: 0 }, text ?? words.gone))))
  const choices = []
  const heading = make('h2', { id: 'conflict-heading', tabindex: -1 }, words.conflict)
  const parts = [heading, make('p', { id: 'conflict-text' }, words.conflictText)]
  const canTransfer = theirs?.readable && asked.source === null
  if (canTransfer) {
    const both = Object.keys(asked.changes).filter((key) => !same(theirs.values[key], base.values[key]) && !same(theirs.values[key] ?? null, asked.changes[key]))
    const isBody = asked.body !== null && theirs.body !== base.body && theirs.body !== asked.body
    parts.push(make('p', {}, both.length || isBody ? words.conflictBoth : words.conflictNone))
    for (const key of isBody ? [...both, 'body'] : both) {
      const label = key === 'body' ? words.body : form.fields.find((field) => field.key === key)?.label ?? key
      const values = key === 'body' ? [asked.body, theirs.body] : [asked.changes[key], theirs.values[key]]
      const name = `choice-${key}`
      choices.push({ key, name })
      parts.push(make('fieldset', {}, make('legend', {}, label), [words.mine, words.theirs].map((word, index) => make(
        'div', { class: 'choice' }, make('input', { type: 'radio', name, id: `${name}-${index}`, value: index ? 'theirs' : 'mine', checked: index === 0 }),
        make('label', { for: `${name}-${index}` }, word, make('pre', {}, plain(values[index])))))))
    }
  }
  parts.push(files)
  const close = async (result) => {
    dialog.close()
    notice.replaceChildren()
    if (!asked.source) forget()
    await load(theirs ?? undefined)
    announce(result)
  }
  const transfer = async () => {
    const kept = { ...asked, changes: { ...asked.changes } }
    for (const { key, name } of choices) {
      if (dialog.querySelector(`input[name="${name}"]:checked`).value !== 'theirs') continue
      if (key === 'body') kept.body = null
      else delete kept.changes[key]
    }
    await close('')
    restore(kept)
    settled()
    announce(words.transferred)
  }
  // No form: Enter among the choices decides nothing.
  dialog.append(...parts.filter(Boolean), make('p', { class: 'actions' },
    canTransfer ? make('button', { type: 'button', class: 'primary', onclick: transfer }, words.transfer) : '',
    make('button', { type: 'button', onclick: () => { forget(); settled(); close(words.discarded) } }, words.takeTheirs),
    make('button', { type: 'button', onclick: () => dialog.close() }, words.cancel)))
  document.body.append(dialog)
  dialog.showModal()
  heading.focus()
}

/** Somebody else saved while there are changes here: whoever writes is told, and goes on. */
function tellOfConflict(text) {
  notice.replaceChildren(
    words.conflict + '. ', make('button', { type: 'button', class: 'link', onclick: () => showConflict(text, request()) }, words.showBoth))
}

/** Puts changes into the form again. */
function restore(kept) {
  if (kept.source !== null && kept.source !== undefined) {
    showSource(kept.source)
  } else {
    const values = { ...state.values }
    for (const [key, value] of Object.entries(kept.changes)) {
      if (value === null) delete values[key]
      else values[key] = value
    }
    build(values, kept.body ?? state.body, new Set(Object.keys(kept.changes)), kept.body !== null && kept.body !== undefined)
  }
  changed()
}

// MARK: - The form

const area = make('div', { class: 'form-area' })

/** Where somebody is at the moment, to be found again in a form built anew. */
function place() {
  const all = everyControl()
  const writing = all.find((each) => each.input && each.input === document.activeElement)
  const seen = writing ?? all.find((each) => each.element.offsetParent && each.element.getBoundingClientRect().top >= 0)
  return {
    isWriting: writing !== undefined, path: seen?.path, top: seen?.element.getBoundingClientRect().top,
    start: writing?.input.selectionStart, end: writing?.input.selectionEnd,
    isInside: area.contains(document.activeElement),
  }
}

function goBack({ isWriting, path, top, start, end, isInside }) {
  const target = path && controlFor(path)
  if (target) scrollBy(0, target.element.getBoundingClientRect().top - top)
  if (isWriting && target?.input) {
    target.input.focus({ preventScroll: true })
    // Not all kinds of inputs have a selection.
    if (typeof start === 'number') try { target.input.setSelectionRange(start, end) } catch { /* The end then. */ }
  } else if (isInside) {
    document.getElementById('form').focus({ preventScroll: true })
  }
}

/** Controls for values; those in `touched` differ from the file. */
function build(values, body, touched = new Set(), isBodyTouched = false) {
  const former = place()
  const opened = new Set([...area.querySelectorAll('details.more[open]')].map((each) => each.dataset.group))
  source = undefined
  const context = { words, references, changed, announce, language: language || form.language }
  const make_ = (field, value, original, isTouched) => {
    const made = control(field, value, undefined, context)
    if (isTouched) {
      made.original = original
      made.isTouched = true
    }
    return made
  }
  controls = form.fields.filter((field) => !field.body && (!language || field.translatable || form.ownFacts.includes(field.key)))
    .map((field) => (language && field.key === 'translated_on' ? { ...field, help: words.translatedOn } : field))
    .map((field) => make_(field, values[field.key], state.values[field.key], touched.has(field.key)))
  const bodyField = form.fields.find((field) => field.body)
  bodyControl = bodyField && make_({ ...bodyField, label: words.body }, body || undefined, state.body || undefined, isBodyTouched)
  const sections = form.groups.map((group) => {
    const own = controls.filter((each) => each.field.group === group.id)
    if (!own.length) return undefined
    const isShown = (each) => each.original !== undefined || each.isTouched || each.field.required || each.field.suggested
      || (language && each.field.key === 'translated_on')
    const hidden = own.filter((each) => !isShown(each))
    const heading = make('h2', { id: 'g-' + group.id }, group.label)
    const more = hidden.length
      ? make('details', { class: 'more', 'data-group': group.id, open: opened.has(group.id) }, make('summary', {}, say(words.moreFields, { name: group.label, count: hidden.length })), hidden.map((each) => each.element))
      : undefined
    return make('section', { 'aria-labelledby': heading.id }, heading, own.filter(isShown).map((each) => withOriginal(each)), more)
  }).filter(Boolean)
  area.replaceChildren(...sections)
  if (bodyControl) area.append(make('section', { 'aria-label': words.body, id: 'g-body' }, withOriginal(bodyControl)))
  const links = form.groups.filter((group) => controls.some((each) => each.field.group === group.id)).map((group) => [group.id, group.label])
  if (bodyControl) links.push(['body', words.body])
  showSections(links)
  goBack(former)
}

const sectionLinks = make('nav', { 'aria-label': words.groups })

/** The way to each part of a long form. */
function showSections(links) {
  sectionLinks.replaceChildren(...(links.length < 2 ? [] : [make('details', {}, make('summary', {}, words.groups),
    make('ul', {}, links.map(([id, label]) => make('li', {}, make('a', { href: `#g-${id}` }, label)))))]))
}

/** Beside a translation stands what it translates. */
function withOriginal(each) {
  if (!language || !state.original) return each.element
  const value = each === bodyControl ? state.original.body : state.original.values[each.field.key]
  if (value === undefined || value === '') return each.element
  return make('div', {}, each.element, make('details', { class: 'original' }, make('summary', {}, words.textOriginal), make('pre', { lang: form.language }, plain(value))))
}

/** The file as it is, where its fields cannot be read, or where somebody prefers it. */
function showSource(text) {
  controls = []
  bodyControl = undefined
  source = make('textarea', { class: 'source', rows: 30, spellcheck: 'false', id: 'source' })
  source.value = text
  source.addEventListener('input', changed)
  showSections([])
  area.replaceChildren(
    state.readable ? '' : make('p', { class: 'problem error' }, words.unreadable),
    make('label', { for: 'source' }, words.source), source)
}

const head = make('div', { class: 'head' })

function showHead() {
  const address = `/_edit/${collection}/${id}`
  const switcher = state.languages.length
    ? make('nav', { 'aria-label': words.languages }, make('ul', {},
      make('li', {}, make('a', { href: address, lang: form.language, 'aria-current': language ? undefined : 'page' }, form.languageName)),
      state.languages.map((each) => {
        const name = make('span', { lang: each.tag }, each.name)
        const [before, after] = words.addTranslation.split('{language}')
        return make('li', {}, make('a', {
          href: `${address}.${each.tag}`, hreflang: each.tag, 'aria-current': each.tag === language ? 'page' : undefined,
        }, each.exists || each.tag === language ? name : [before, name, after]))
      })))
    : ''
  const version = state.languages.find((each) => each.tag === language)?.name
  const own = state.values.title
  const title = own ?? state.original?.values.title ?? id
  document.title = `${title}${version ? ` (${version})` : ''} – ${words.editor}`
  head.replaceChildren(
    version ? make('p', { class: 'version' }, say(words.version, { language: version })) : '',
    make('h1', { id: 'title', lang: own && language ? language : form.language }, title), switcher,
    make('p', { class: 'help' }, say(words.file, { path: state.path }), ' ',
      make('button', { type: 'button', class: 'link', id: 'toggle', onclick: toggleSource }, source ? words.asForm : words.source), ' ',
      words.shortcut))
  showWays()
}

async function toggleSource() {
  if (source) {
    const read = await ask('read', { collection, id, language, text: source.value })
    if (!read.readable) {
      announce(words.unreadable)
      return
    }
    const kept = { changes: {}, body: read.body === state.body ? null : read.body }
    const keys = new Set([...Object.keys(read.values), ...Object.keys(state.values)])
    for (const key of keys) if (!same(read.values[key], state.values[key])) kept.changes[key] = read.values[key] ?? null
    restore(kept)
  } else {
    showSource(last?.text ?? state.text)
    changed()
  }
  showHead()
  head.querySelector('#toggle').focus()
}

/** Only what would change something: saving a draft keeps it a draft, and what is public is published. */
let showWays = () => {}

function actions() {
  const { today } = form
  const dialog = dayDialog(today, (date) => save({ draft: null, publish_on: date }))
  const button = (label, action, kind) => make('button', { type: 'button', class: kind, onclick: action }, label)
  const can = (key) => !language && form.fields.some((field) => field.key === key)
  const isLater = () => state.values.publish_on > today
  const first = button(words.save, () => save(), 'primary')
  first.setAttribute('aria-keyshortcuts', 'Control+S')
  const asDraft = button(words.saveDraft, () => save({ draft: 'true' }))
  const publish = button(words.publish, () => save({ draft: null, ...(isLater() ? { publish_on: null } : {}) }))
  const others = can('draft') ? [asDraft, publish] : []
  if (can('publish_on')) others.push(button(words.publishOn, () => dialog.showModal()))
  showWays = () => {
    const isDraft = state.values.draft === 'true'
    const focused = document.activeElement
    first.textContent = isDraft ? words.saveDraft : words.save
    asDraft.hidden = isDraft
    publish.hidden = !isDraft && !isLater()
    if (focused?.hidden) first.focus({ preventScroll: true })
  }
  return [bar(words, first, others, status, notice), dialog]
}

async function load(given) {
  state = given ?? await ask(`entry?${new URLSearchParams({ collection, id, language })}`)
  if (state.readable) build(state.values, state.body)
  else showSource(state.text ?? '')
  showHead()
  check()
}

/** Another program may have saved the file while it is open here. */
async function reread() {
  const now = await ask(`entry?${new URLSearchParams({ collection, id, language })}`)
  if (now.text === state.text) {
    notice.replaceChildren()
    return
  }
  if (isDirty) {
    tellOfConflict(now.text)
    return
  }
  notice.replaceChildren()
  await load(now)
  announce(words.changedOnDisk)
}

/** Whether the file says already what was changed. */
function holds(kept) {
  if (kept.source !== null) return kept.source === state.text
  return Object.entries(kept.changes).every(([key, value]) => same(value, state.values[key] ?? null))
    && (kept.body === null || kept.body === state.body)
}

/** What was not saved the last time is kept until somebody says that it can go, also when the file has changed since. */
async function recover() {
  const later = `${memory}:later`
  for (const key of [memory, later]) {
    const text = localStorage.getItem(key)
    const kept = JSON.parse(text ?? 'null')
    if (!kept) continue
    const isOlder = kept.base !== state.text
    const answers = [['yes', isOlder ? words.showBoth : words.recoverYes], ['no', words.recoverNo]]
    const choice = holds(kept) ? 'no' : await confirmDialog(isOlder ? words.recoverOlder : words.recover, answers)
    if (choice === 'no') {
      localStorage.removeItem(key)
      continue
    }
    // Undecided: what is typed now must not take its place.
    localStorage.setItem(later, text)
    if (key === memory) localStorage.removeItem(memory)
    const settled = () => localStorage.removeItem(later)
    if (choice && isOlder) {
      const base = kept.base ? await ask('read', { collection, id, language, text: kept.base }) : { values: {}, body: '', text: '' }
      await showConflict(state.text, { collection, id, language, ...kept }, { base, settled })
    } else if (choice) {
      restore(kept)
      settled()
    }
    return
  }
}

async function start() {
  ;[form, references] = await Promise.all([ask(`form/${collection}`), ask('references')])
  main.replaceChildren(
    make('div', { class: 'columns' },
      make('div', { class: 'edit' }, head, summary, sectionLinks, heard, make('form', { id: 'form', tabindex: -1, 'aria-labelledby': 'title', onsubmit: (event) => event.preventDefault() }, area), ...actions()),
      pageArea))
  main.removeAttribute('aria-busy')
  await load()
  await recover()
  const events = new EventSource('/_preview/events')
  for (const name of ['message', 'reload', 'change', 'state']) events.addEventListener(name, () => inTurn(() => reread().catch(() => {})))
  addEventListener('beforeunload', (event) => { if (isDirty) event.preventDefault() })
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) save()
    }
  })
}

start().catch(() => main.replaceChildren(make('p', { class: 'error', role: 'alert' }, words.failed)))
