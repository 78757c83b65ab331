// A box for Markdown: a toolbar, shortcuts, and clean Markdown from what is pasted.
import { make, newID } from './dom.js'
import { markdownOf } from './paste.js'

/** Changes the text through the browser, so that „Undo“ takes it back. */
function put(input, text, start, end) {
  input.focus()
  input.setSelectionRange(start, end)
  if (!document.execCommand('insertText', false, text)) {
    input.setRangeText(text, start, end, 'end')
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** Puts marks around the selection, or takes them away. */
function wrap(input, mark, sample) {
  const { selectionStart: start, selectionEnd: end, value } = input
  const text = value.slice(start, end) || sample
  const isWrapped = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark
  if (isWrapped) {
    put(input, text, start - mark.length, end + mark.length)
    input.setSelectionRange(start - mark.length, start - mark.length + text.length)
  } else {
    put(input, mark + text + mark, start, end)
    input.setSelectionRange(start + mark.length, start + mark.length + text.length)
  }
}

/** Puts something before each line of the selection. */
function prefix(input, of) {
  const { value } = input
  const start = value.lastIndexOf('\n', input.selectionStart - 1) + 1
  const stop = value.indexOf('\n', input.selectionEnd)
  const end = stop < 0 ? value.length : stop
  const lines = value.slice(start, end).split('\n')
  const text = lines.map((line, index) => (line.trim() || lines.length === 1 ? of(index) + line : line)).join('\n')
  const before = start > 0 && value.slice(0, start).trim() && !value.slice(0, start).endsWith('\n\n') ? '\n' : ''
  put(input, before + text, start, end)
}

function link(input, words) {
  const { selectionStart: start, selectionEnd: end, value } = input
  const text = value.slice(start, end) || words.linkText
  const isAddress = /^https?:\/\/\S+$/.test(text)
  const made = isAddress ? `[${words.linkText}](${text})` : `[${text}](https://)`
  put(input, made, start, end)
  const from = isAddress ? start + 1 : start + text.length + 3
  input.setSelectionRange(from, from + (isAddress ? words.linkText.length : 8))
}

/** The toolbar above a box (ARIA Authoring Practices, “Toolbar”: one stop for Tab, arrows within). */
export function markdownBox(input, words, label) {
  const actions = [
    [words.bold, '**', () => wrap(input, '**', words.boldText), 'b'],
    [words.italic, '*', () => wrap(input, '*', words.italicText), 'i'],
    [words.heading, '##', () => prefix(input, () => '## ')],
    [words.bullets, '•', () => prefix(input, () => '- ')],
    [words.numbers, '1.', () => prefix(input, (index) => `${index + 1}. `)],
    [words.quote, '>', () => prefix(input, () => '> ')],
    [words.link, 'Link', () => link(input, words), 'k'],
    [words.table, words.table, () => put(input, words.tableText, input.selectionStart, input.selectionEnd)],
  ]
  input.id ||= newID('prose')
  const buttons = actions.map(([name, sign, action, key], index) => make(
    'button',
    {
      type: 'button', title: key ? `${name} (${words.control}+${key.toUpperCase()})` : name, 'aria-label': name,
      tabindex: index ? -1 : 0, onclick: action,
    }, sign))
  const toolbar = make('div', { class: 'toolbar', role: 'toolbar', 'aria-label': `${words.format}: ${label}`, 'aria-controls': input.id }, buttons)
  toolbar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const target = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : undefined
    if (!step && target === undefined) return
    event.preventDefault()
    const now = buttons.indexOf(document.activeElement)
    const next = target ?? (now + step + buttons.length) % buttons.length
    buttons.forEach((button, index) => { button.tabIndex = index === next ? 0 : -1 })
    buttons[next].focus()
  })
  input.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const action = actions.find((each) => each[3] === event.key.toLowerCase())
    if (!action) return
    event.preventDefault()
    action[2]()
  })
  input.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html')
    if (!html) return
    const text = markdownOf(html)
    if (!text) return
    event.preventDefault()
    put(input, text, input.selectionStart, input.selectionEnd)
  })
  return toolbar
}
