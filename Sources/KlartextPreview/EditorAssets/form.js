// The controls of an entry's form, made from the description of its fields.
//
// A control that nobody touched gives back the value that it was made of, whatever its form, so that saving changes
// nothing else.
import { make, newID, say, length } from './dom.js'
import { markdownBox } from './markdown.js'

const isGroup = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value) => value === undefined || typeof value === 'string'

/** What stands in an empty control. */
const nothing = (value) =>
  value === undefined || value === '' || (Array.isArray(value) && !value.length) || (isGroup(value) && !Object.keys(value).length)

class Control {
  constructor(field, value, parent, context) {
    this.field = field
    this.original = value
    this.parent = parent
    this.context = context
    this.isTouched = false
    this.children = []
  }

  /** The dotted path in the entry; rows of lists by their position from 0. */
  get path() {
    const outer = this.parent?.path ?? ''
    const own = this.parent instanceof List ? String(this.parent.children.indexOf(this)) : this.field.key
    return outer ? `${outer}.${own}` : own
  }

  read() {
    return this.hasChanged() ? this.current() : this.original
  }

  hasChanged() {
    return this.isTouched || this.children.some((child) => child.hasChanged())
  }

  touch() {
    this.isTouched = true
    this.isProposed = false
    this.context.changed()
  }

  /** Whether somebody changed what the file says. */
  differs() {
    return this.hasChanged() && JSON.stringify(this.read() ?? null) !== JSON.stringify(this.original ?? null)
  }

  /** The file says now what the control says: nothing has changed any more. The elements stay, and with them the focus. */
  settle(value) {
    this.original = value
    this.isTouched = false
    this.isProposed = false
  }

  /** The name, with the word for what is due in the same text, so that no screen reader glues the two together. */
  showName() {
    const text = this.rowNumber ? `${this.field.label} ${this.rowNumber}` : this.field.label
    this.name.textContent = this.isDue ? say(this.context.words.dueName, { name: text }) : text
  }

  /** Whether the value is due, and what is to be said of that. */
  showDuty(isDue, text, kind) {
    this.isDue = isDue
    this.showName()
    this.duty.textContent = text
    this.duty.className = kind
  }

  /** Enters a value that stands until somebody enters another; `undefined` takes it back. */
  propose(value) {
    if (this.isTouched && !this.isProposed) return
    this.isProposed = value !== undefined
    this.isTouched = this.isProposed
    this.input.value = value ?? this.original ?? ''
  }

  /** The control for a path, or the nearest one around it. */
  find(path) {
    if (!path.length) return this
    const child = this.children.find((child) => child.path.split('.').pop() === path[0])
    return child ? child.find(path.slice(1)) : this
  }

  *all() {
    yield this
    for (const child of this.children) yield* child.all()
  }

  focus() {
    for (let box = this.element; box; box = box.parentElement) if (box.localName === 'details') box.open = true
    const target = this.input ?? this.element.querySelector('input, select, textarea, button')
    target?.focus()
    this.element.scrollIntoView({ block: 'center' })
  }

  /** Label, help and place for problems around an input. */
  frame(input, extra = []) {
    const { field, context } = this
    this.input = input
    input.id ||= newID('field')
    this.name = make('label', { for: input.id })
    this.duty = make('span', { class: 'duty', id: newID('duty') })
    this.problems = make('div', { class: 'problems', id: newID('problems') })
    const described = [this.duty.id, this.problems.id, ...extra.filter((part) => part.explains).map((part) => part.id)]
    const parts = [make('div', { class: 'name' }, this.name, ' ', this.duty)]
    this.showName()
    if (field.help) {
      const help = make('p', { class: 'help', id: newID('help') }, field.help)
      described.unshift(help.id)
      parts.push(help)
    }
    if (field.example && !this.original) parts.push(make('p', { class: 'example' }, say(context.words.example, { example: field.example })))
    parts.push(...extra.filter((part) => part.isBefore), input, ...extra.filter((part) => !part.isBefore).map((part) => part.element ?? part))
    if (field.limit) {
      this.counter = make('p', { class: 'counter', id: newID('counter') })
      described.push(this.counter.id)
      parts.push(this.counter)
      const count = () => {
        const size = length(input.value.trim())
        this.counter.textContent = say(context.words.counter, { count: size, limit: field.limit })
        this.counter.classList.toggle('over', size > field.limit)
      }
      input.addEventListener('input', count)
      this.count = count
      count()
    }
    input.setAttribute('aria-describedby', described.join(' '))
    this.element = make('div', { class: 'field' }, parts, this.problems)
    return this.element
  }

  /** A heading instead of a label, for controls of several parts. */
  fieldset(parts) {
    this.name = make('legend', {})
    this.duty = make('p', { class: 'duty', id: newID('duty') })
    this.problems = make('div', { class: 'problems', id: newID('problems') })
    this.showName()
    const help = this.field.help && make('p', { class: 'help', id: newID('help') }, this.field.help)
    this.element = make(
      'fieldset', { class: 'field', 'aria-describedby': [help?.id, this.duty.id, this.problems.id].filter(Boolean).join(' ') },
      this.name, this.duty, help || undefined, this.problems, parts)
    return this.element
  }
}

/** A text, a number, a date, an address. */
class Line extends Control {
  constructor(...given) {
    super(...given)
    const { field, original = '' } = this
    const isLong = field.limit > 100 || length(original) > 90
    const isDate = field.type === 'date' && (original === '' || /^\d{4}-\d{2}-\d{2}$/.test(original))
    const kinds = { url: 'url', email: 'email', phone: 'tel' }
    const input = isLong && field.type === 'text'
      ? make('textarea', { rows: 2, class: 'line', lang: this.context.language, spellcheck: 'true' })
      : make('input', {
        type: isDate ? 'date' : kinds[field.type] ?? 'text', inputmode: ['integer', 'number'].includes(field.type) ? 'decimal' : undefined,
        placeholder: field.type === 'partial-date' ? this.context.words.datePlaceholder : undefined, autocomplete: 'off',
        spellcheck: field.type === 'text' ? 'true' : 'false', lang: this.context.language,
      })
    input.value = original
    input.addEventListener('input', () => this.touch())
    const list = field.words && input.localName === 'input' ? [wordList(field.words)] : []
    if (list.length) input.setAttribute('list', list[0].id)
    this.frame(input, [...list, ...this.unknownBox(input)])
  }

  /** „Noch nicht bekannt“ is an honest answer where the schema allows it. */
  unknownBox(input) {
    if (!this.field.unknown) return []
    const { unknown } = this.context.words
    const kind = input.type
    const box = make('input', { type: 'checkbox', id: newID('unknown'), 'aria-label': `${unknown}: ${this.field.label}` })
    const show = () => {
      box.checked = input.value === 'unknown'
      input.hidden = box.checked
      if (this.counter) this.counter.hidden = box.checked
      this.count?.()
    }
    // What stood there comes back when the box is ticked by mistake.
    let kept = ''
    box.addEventListener('change', () => {
      if (box.checked) kept = input.value
      if (kind === 'date') input.type = box.checked ? 'text' : kind
      input.value = box.checked ? 'unknown' : kept
      show()
      this.touch()
    })
    if (this.original === 'unknown' && kind === 'date') input.type = 'text'
    input.value = this.original ?? ''
    show()
    return [make('p', { class: 'choice' }, box, make('label', { for: box.id }, unknown))]
  }

  current() {
    const text = this.input.value.trim()
    return text === '' ? undefined : this.field.type === 'markdown' ? text : text.replace(/\s*\n\s*/g, ' ')
  }
}

/** A longer text with Markdown. */
class Prose extends Control {
  constructor(...given) {
    super(...given)
    const input = make('textarea', { rows: this.field.body ? 12 : 4, lang: this.context.language, class: 'prose', spellcheck: 'true' })
    input.value = this.original ?? ''
    input.addEventListener('input', () => this.touch())
    const toolbar = markdownBox(input, this.context.words, this.field.label)
    toolbar.isBefore = true
    this.frame(input, [toolbar])
  }

  current() {
    return this.input.value.trim() === '' ? undefined : this.input.value.replace(/\s+$/, '')
  }
}

/** Words that may be typed and have a meaning of their own. */
const wordList = (words) => make('datalist', { id: newID('list') }, words.map((each) => make('option', { value: each.id }, each.title ?? each.label)))

/** One of the allowed values. */
class Choice extends Control {
  constructor(...given) {
    super(...given)
    const { field, original = '', context } = this
    const terms = [...(field.terms ?? [])]
    if (field.type === 'boolean') terms.push({ id: 'true', label: context.words.yes }, { id: 'false', label: context.words.no })
    if (field.unknown && !terms.some((term) => term.id === 'unknown')) terms.push({ id: 'unknown', label: context.words.unknown })
    if (original !== '' && !terms.some((term) => term.id === original)) terms.push({ id: original, label: original })
    const silence = terms.find((term) => term.id === field.default)
    const input = make(
      'select', {},
      make('option', { value: '' }, silence ? say(context.words.noAnswerMeans, { value: silence.label }) : context.words.noAnswer),
      terms.map((term) => make('option', { value: term.id }, term.label)))
    input.value = original
    const note = make('p', { class: 'help', id: newID('note') })
    note.explains = true
    const explain = () => { note.textContent = terms.find((term) => term.id === input.value)?.help ?? '' }
    input.addEventListener('change', () => { explain(); this.touch() })
    explain()
    this.frame(input, [note])
  }

  current() {
    return this.input.value || undefined
  }
}

/** Several of the allowed values. */
class Choices extends Control {
  constructor(...given) {
    super(...given)
    const { field, original, context } = this
    const chosen = Array.isArray(original) ? original : original === undefined ? [] : [original]
    const terms = [...field.terms]
    if (field.unknown && !terms.some((term) => term.id === 'unknown')) terms.push({ id: 'unknown', label: context.words.unknown })
    for (const id of chosen) if (!terms.some((term) => term.id === id)) terms.push({ id, label: id })
    this.boxes = terms.map((term) => {
      const box = make('input', { type: 'checkbox', value: term.id, id: newID('choice'), onchange: () => this.touch() })
      box.checked = chosen.includes(term.id)
      const help = term.help ? make('span', { class: 'help', id: newID('help') }, term.help) : undefined
      if (help) box.setAttribute('aria-describedby', help.id)
      return { box, element: make('p', { class: 'choice' }, box, make('span', {}, make('label', { for: box.id }, term.label), help)) }
    })
    this.fieldset(make('div', { class: terms.length > 12 ? 'choices many' : 'choices' }, this.boxes.map((each) => each.element)))
  }

  current() {
    const ids = this.boxes.map((each) => each.box).filter((box) => box.checked).map((box) => box.value)
    if (ids.includes('unknown') && ids.length === 1 && !this.field.terms.some((term) => term.id === 'unknown')) return 'unknown'
    return ids.length ? ids : undefined
  }
}

/** Another entry, found by its title or id. */
class Reference extends Control {
  constructor(...given) {
    super(...given)
    const { field, original = '', context } = this
    const entries = [
      ...(context.references[field.target] ?? []), ...(field.words ?? []).map((each) => ({ id: each.id, title: each.label })),
    ]
    const list = wordList(entries)
    const input = make('input', { list: list.id, autocomplete: 'off', placeholder: context.words.searchEntry })
    input.value = original
    const name = make('p', { class: 'help found', id: newID('found'), 'aria-live': 'polite' })
    name.explains = true
    const show = () => { name.textContent = entries.find((entry) => entry.id === input.value.trim())?.title ?? '' }
    input.addEventListener('input', () => {
      // A title that was typed or pasted as a whole means its entry.
      const meant = entries.find((entry) => entry.title.toLowerCase() === input.value.trim().toLowerCase())
      if (meant) input.value = meant.id
      show()
      this.touch()
    })
    show()
    this.frame(input, [list, name])
  }

  current() {
    return this.input.value.trim() || undefined
  }
}

/** Several named values. */
class Group extends Control {
  constructor(field, value, parent, context) {
    super(field, value, parent, context)
    const members = this.members(value)
    this.children = field.fields.map((each) => control(each, members[each.key], this, context))
    this.fieldset(this.children.map((child) => child.element))
    this.element.classList.add('group')
  }

  /** What is stated of each field. */
  members(value) {
    const { field } = this
    let members = value ?? {}
    // A bare value stands for one field of the group.
    this.bare = undefined
    if (isText(value) && value !== undefined) {
      const inner = (key) => field.fields.find((each) => each.key === key)
      this.bare = field.shorthand.find((key) => {
        const type = inner(key)?.type
        return type === 'email' ? value.includes('@') : type === 'url' ? value.includes('://') : true
      }) ?? field.shorthand[0]
      members = { [this.bare]: value }
    }
    this.strangers = Object.entries(members).filter(([key]) => !field.fields.some((each) => each.key === key))
    return members
  }

  settle(value) {
    super.settle(value)
    const members = this.members(value)
    for (const child of this.children) child.settle(members[child.field.key])
  }

  find(path) {
    return super.find(path.length || !this.bare ? path : [this.bare])
  }

  current() {
    const result = {}
    for (const child of this.children) {
      const value = child.read()
      if (!nothing(value)) result[child.field.key] = value
    }
    for (const [key, value] of this.strangers) result[key] = value
    const keys = Object.keys(result)
    if (this.bare && keys.length === 1 && keys[0] === this.bare) return result[this.bare]
    return keys.length ? result : undefined
  }
}

/** A list of texts, references or groups. */
class List extends Control {
  constructor(field, value, parent, context) {
    super(field, value, parent, context)
    this.rows = make('ol', { class: 'rows' })
    const add = make('button', { type: 'button', class: 'quiet', onclick: () => this.add(undefined, true) }, say(context.words.addRow, { name: field.label }))
    this.fieldset([this.rows, add])
    this.addButton = add
    for (const item of Array.isArray(value) ? value : value === undefined ? [] : [value]) this.add(item)
  }

  add(value, isNew) {
    const { words } = this.context
    const field = { ...this.field, list: false, help: '', required: false }
    const child = control(field, value, this, this.context)
    const button = (word, action) => make('button', { type: 'button', class: 'quiet', onclick: action }, word)
    const row = make(
      'li', {}, child.element,
      make('p', { class: 'row-actions' }, button(words.moveUp, () => this.move(child, row, -1)),
        button(words.moveDown, () => this.move(child, row, 1)), button(words.removeRow, () => this.remove(child, row))))
    this.children.push(child)
    this.rows.append(row)
    this.numberRows()
    if (isNew) {
      this.touch()
      child.focus()
    }
  }

  /** Every row and its buttons say which they are. */
  numberRows() {
    for (const [index, child] of this.children.entries()) {
      child.rowNumber = index + 1
      child.showName()
      const buttons = this.rows.children[index].querySelectorAll(':scope > .row-actions > button')
      for (const each of buttons) each.setAttribute('aria-label', `${each.textContent}: ${this.field.label} ${index + 1}`)
      buttons[0].setAttribute('aria-disabled', String(index === 0))
      buttons[1].setAttribute('aria-disabled', String(index === this.children.length - 1))
    }
  }

  settle(value) {
    super.settle(value)
    // Empty rows stand for nothing in the file.
    const items = Array.isArray(value) ? [...value] : value === undefined ? [] : [value]
    for (const child of this.children) child.settle(nothing(child.read()) ? undefined : items.shift())
  }

  remove(child, row) {
    const { announce, words } = this.context
    const position = this.children.indexOf(child)
    this.children.splice(position, 1)
    row.remove()
    this.numberRows()
    this.touch()
    announce(say(words.rowRemoved, { name: `${this.field.label} ${position + 1}` }), words.undo, () => {
      this.children.splice(position, 0, child)
      this.rows.insertBefore(row, this.rows.children[position] ?? null)
      this.numberRows()
      this.touch()
      child.focus()
    })
    const next = this.children[Math.min(position, this.children.length - 1)]
    if (next) next.focus()
    else this.addButton.focus()
  }

  move(child, row, step) {
    const position = this.children.indexOf(child)
    const target = position + step
    if (target < 0 || target >= this.children.length) return
    const focused = document.activeElement
    this.children.splice(position, 1)
    this.children.splice(target, 0, child)
    if (step < 0) row.previousElementSibling.before(row)
    else row.nextElementSibling.after(row)
    this.numberRows()
    focused.focus()
    this.touch()
    this.context.announce(say(this.context.words.rowMoved, { position: target + 1 }))
  }

  current() {
    const values = this.children.map((child) => child.read()).filter((value) => !nothing(value))
    return values.length ? values : undefined
  }
}

/** What no other control can show: as it stands in the file. */
class Raw extends Control {
  constructor(...given) {
    super(...given)
    const { original, context } = this
    const input = make('textarea', { rows: 4, class: 'raw', spellcheck: 'false' })
    input.value = original === undefined ? '' : isText(original) ? original : JSON.stringify(original, null, 2)
    input.addEventListener('input', () => this.touch())
    this.frame(input, [make('p', { class: 'help' }, context.words.rawField)])
  }

  current() {
    const text = this.input.value.trim()
    return text === '' ? undefined : { $yaml: text }
  }
}

/** Whether a value has the form that the schema expects, so that its control can show it. */
function fits(field, value) {
  if (value === undefined) return true
  const isSingle = field.type === 'record'
    ? isGroup(value) || (isText(value) && field.shorthand?.length > 0)
    : isText(value)
  if (!field.list) return isSingle
  return Array.isArray(value) ? value.every((item) => fits({ ...field, list: false }, item)) : value === 'unknown' ? !!field.terms : false
}

/** The control for a field. */
export function control(field, value, parent, context) {
  const kind = () => {
    if (['rule', 'anything'].includes(field.type) || !fits(field, value)) return Raw
    if (field.list) return field.type === 'choice' ? Choices : List
    if (field.type === 'record') return Group
    if (field.type === 'markdown') return Prose
    if (field.type === 'choice' || field.type === 'boolean') return Choice
    if (field.type === 'reference') return Reference
    return Line
  }
  return new (kind())(field, value, parent, context)
}
