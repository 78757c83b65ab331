// Clean Markdown from what word processors and web pages put on the clipboard.
//
// The HTML is parsed into a document of its own, in which nothing is loaded and no script runs.

/** Signs that Markdown would read as marks (CommonMark 0.31, §2.4). */
const escaped = (text) => text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, '$1\\$2')

const blocks = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'DIV', 'DL', 'DD', 'DT', 'FIGURE', 'FOOTER', 'H1', 'H2', 'H3', 'H4',
  'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'UL'])
const dropped = new Set(['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'XML', 'O:P', 'IMG', 'OBJECT', 'SVG'])

/** Word writes lists as paragraphs with `mso-list:l0 level1 lfo1` in their style. */
function wordList(element) {
  const level = /mso-list:[^;]*level(\d+)/i.exec(element.getAttribute('style') ?? '')
  if (!level || element.nodeName !== 'P') return undefined
  // Its bullet or number stands in a part that other programs ignore.
  const mark = [...element.querySelectorAll('span')].find((span) => /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''))
  const sign = mark?.textContent.trim() ?? ''
  const name = /mso-list:[^;]*\b(lfo\d+)/i.exec(element.getAttribute('style'))?.[1] ?? ''
  return { name, level: Number(level[1]), isOrdered: /^\(?[0-9a-z]{1,3}[.)]/i.test(sign) && !/^o$/i.test(sign), mark }
}

/** Text with marks, on one line but for hard breaks. */
function inline(node, skip) {
  let text = ''
  for (const child of node.childNodes) {
    if (child === skip || child.nodeType === Node.COMMENT_NODE) continue
    if (child.nodeType === Node.TEXT_NODE) {
      text += escaped(child.textContent.replace(/[\s\u00a0]+/g, ' '))
      continue
    }
    if (child.nodeType !== Node.ELEMENT_NODE || dropped.has(child.nodeName.toUpperCase())) continue
    if (child.nodeName === 'BR') {
      text += '\\\n'
      continue
    }
    if (blocks.has(child.nodeName)) {
      text += ' ' + inline(child, skip) + ' '
      continue
    }
    const inner = inline(child, skip)
    const style = child.getAttribute('style') ?? ''
    const isBold = /^(B|STRONG)$/.test(child.nodeName) ? !/(^|[;\s])font-weight:\s*(normal|400)/i.test(style) : /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i.test(style)
    const isItalic = /^(I|EM|CITE)$/.test(child.nodeName) ? !/(^|[;\s])font-style:\s*normal/i.test(style) : /(^|[;\s])font-style:\s*italic/i.test(style)
    const address = child.nodeName === 'A' ? child.getAttribute('href') ?? '' : ''
    if (/^(https?:|mailto:|tel:)/i.test(address) && inner.trim()) {
      text += `[${inner.trim()}](${address.replace(/[()\s<>]/g, (sign) => encodeURIComponent(sign).replace(/[()]/g, (each) => '%' + each.charCodeAt(0).toString(16)))})`
    } else {
      text += marked(marked(inner, isItalic ? '*' : ''), isBold ? '**' : '')
    }
  }
  return text
}

/** Marks stand at the words, not at the spaces around them. */
function marked(text, mark) {
  const words = text.trim()
  if (!mark || !words || words.startsWith(mark)) return text
  const start = text.slice(0, text.indexOf(words))
  return start + mark + words + mark + text.slice(start.length + words.length)
}

const line = (node, skip) => inline(node, skip).replace(/[ \t]+/g, ' ').replace(/ ?(\\\n) ?/g, '$1').replace(/(\\\n)+$/, '').trim()

function list(element, depth = 0) {
  const isOrdered = element.nodeName === 'OL'
  const result = []
  let number = Number(element.getAttribute('start') ?? 1)
  for (const item of element.children) {
    // Word and Google write inner lists beside the elements.
    if (/^(UL|OL)$/.test(item.nodeName)) result.push(...list(item, depth + 1))
    if (item.nodeName !== 'LI') continue
    const inner = [...item.children].filter((child) => /^(UL|OL)$/.test(child.nodeName))
    const copy = item.cloneNode(true)
    for (const child of [...copy.children]) if (/^(UL|OL)$/.test(child.nodeName)) child.remove()
    result.push('   '.repeat(depth) + (isOrdered ? `${number++}. ` : '- ') + line(copy).replaceAll('\n', '\n' + '   '.repeat(depth + 1)))
    for (const child of inner) result.push(...list(child, depth + 1))
  }
  return result
}

function table(element) {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element)
    .map((row) => [...row.children].flatMap((cell) => {
      const text = line(cell).replaceAll('\\\n', ' ').replaceAll('|', '\\|')
      return [text, ...Array(Math.min(20, Math.max(1, cell.colSpan || 1)) - 1).fill('')]
    }))
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (!width) return ''
  // A table that only puts things in their places is no table.
  if (width === 1) return rows.map((row) => row[0]).filter(Boolean).join('\n\n')
  const text = (row) => '| ' + Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ') + ' |'
  return [text(rows[0]), '|' + ' --- |'.repeat(width), ...rows.slice(1).map(text)].join('\n')
}

/** The highest heading of the text becomes the second level: the first is the entry's title. */
function topLevel(root) {
  const levels = [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.nodeName[1]))
  return Math.min(...levels, 7)
}

function walk(node, result, top) {
  let loose = ''
  const flush = () => {
    const text = loose.replace(/[ \t]+/g, ' ').replace(/(\\\n)+$/, '').trim()
    if (text) result.push(text)
    loose = ''
  }
  let words = []
  const flushWords = () => {
    if (words.length) result.push(words.join('\n'))
    words = []
  }
  let numbers = []
  let listName
  for (const child of node.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE && dropped.has(child.nodeName.toUpperCase())) continue
    const name = child.nodeName
    const holdsBlocks = child.nodeType === Node.ELEMENT_NODE && [...child.children].some((inner) => blocks.has(inner.nodeName))
    if (child.nodeType !== Node.ELEMENT_NODE || (!blocks.has(name) && !holdsBlocks)) {
      if (child.nodeType === Node.COMMENT_NODE) continue
      const wrapper = document.createElement('span')
      wrapper.append(child.cloneNode(true))
      if (wrapper.textContent.trim()) flushWords()
      loose += inline(wrapper)
      continue
    }
    flush()
    const item = wordList(child)
    if (item) {
      // Another list counts anew, and is kept apart.
      if (item.name !== listName) {
        numbers = []
        flushWords()
      }
      listName = item.name
      numbers.length = item.level
      numbers[item.level - 1] = (numbers[item.level - 1] ?? 0) + 1
      const mark = item.isOrdered ? `${numbers[item.level - 1]}. ` : '- '
      words.push('   '.repeat(item.level - 1) + mark + line(child, item.mark))
      continue
    }
    flushWords()
    numbers = []
    if (/^H[1-6]$/.test(name)) {
      const text = line(child).replaceAll('**', '')
      if (text) result.push('#'.repeat(Math.min(6, Number(name[1]) - top + 2)) + ' ' + text)
    } else if (name === 'UL' || name === 'OL') {
      const lines = list(child)
      if (lines.length) result.push(lines.join('\n'))
    } else if (name === 'TABLE') {
      const text = table(child)
      if (text) result.push(text)
    } else if (name === 'BLOCKQUOTE') {
      const inner = []
      walk(child, inner, top)
      result.push(inner.join('\n\n').split('\n').map((text) => (text ? '> ' + text : '>')).join('\n'))
    } else if (name === 'HR') {
      result.push('---')
    } else if (holdsBlocks) {
      walk(child, result, top)
    } else {
      const text = line(child)
      if (text) result.push(text)
    }
  }
  flush()
  flushWords()
}

/** Markdown for a piece of HTML; empty where there is no text in it. */
export function markdownOf(html) {
  const root = new DOMParser().parseFromString(html, 'text/html').body
  const result = []
  walk(root, result, topLevel(root))
  return result.join('\n\n')
}
