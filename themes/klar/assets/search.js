// The search: an engine that reads the index piece by piece (docs/search.md), then what shows results, on a page of
// its own and in a dialog.

// ---- Words: the steps of KlartextSearch, in Sources/KlartextSearch/Analysis

const joints = /[-./:*_(),]+/u;
const others = { ß: "ss", æ: "a", œ: "o", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

const restoreUmlauts = (word) =>
  word.replace(/[aou]e/g, (pair, at) => {
    const afterVowel = at > 0 && /[aeiouq]|[^\0-\x7f]/.test(word[at - 1]);
    if (afterVowel && !(pair === "ue" && word.startsWith("ber", at + 2))) return pair;
    return { ae: "ä", oe: "ö", ue: "ü" }[pair];
  });

// Letters without marks, and where umlauts stood.
function fold(word) {
  let letters = "";
  const marks = [];
  for (const letter of word) {
    if ("äöü".includes(letter)) marks.push(letters.length);
    letters += letter < "\x80" ? letter : (others[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, ""));
  }
  return { letters, marks: marks.join() };
}

const simplifyGender = (word) =>
  word
    .replace(/(\p{Ll})I(?:nnen|n(?!\p{L}))/u, "$1")
    .toLowerCase()
    .replace(/(\p{L})(?:\((?:innen|in)\)|[:*_/]-?(?:innen|in(?!\p{L})))/gu, "$1")
    .replace(/(\p{L})[:*_][rnes]$/u, "$1");

// The words of a text: `word` is what is looked for first, `pieces` stand for it if it is not found, `typed` is shown.
function wordsOf(text, german) {
  const clean = text
    .normalize("NFC")
    .replace(/[\xad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u2010\u2011\xb7\u2027]/g, "-")
    .replace(/(\d),(?=\d)/g, "$1\x01");
  const words = [];
  const add = (word, pieces, typed) => {
    const written = german ? restoreUmlauts(word) : word;
    if (word && word.length <= 60) words.push({ word: written, ...fold(written), pieces, typed });
  };
  for (const [found] of clean.matchAll(/[\p{Alphabetic}\d][\p{Alphabetic}\d\x01\-./:*_()]*/gu)) {
    let chunk = found.replaceAll("\x01", ",");
    chunk = german ? simplifyGender(chunk) : chunk.toLowerCase();
    chunk = chunk.replace(/[-./:*_(),]+$/, "");
    if (/^[\d\-./:*_(),]+$/.test(chunk)) {
      const pieces = chunk.split(joints);
      add(chunk, pieces.length > 1 ? pieces : [], chunk);
      continue;
    }
    for (const part of chunk.split(/[./:*_(),]+/)) {
      const pieces = part.split("-").filter(Boolean);
      const at = found.toLowerCase().indexOf(part);
      add(pieces.join(""), pieces.length > 1 ? pieces : [], at < 0 ? part : found.slice(at, at + part.length));
    }
  }
  return words;
}

// How many letters have to be added, left out, replaced or exchanged with their neighbour; at most `limit` + 1.
const rows = [0, 1, 2].map(() => new Uint8Array(130));

function distance(one, two, limit) {
  if (Math.abs(one.length - two.length) > limit) return limit + 1;
  let [before, last, row] = rows;
  for (let j = 0; j <= two.length; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    let least = (row[0] = i);
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1];
      let edits = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (!same && i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        edits = Math.min(edits, before[j - 2] + 1);
      }
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return last[two.length];
}

// ---- Files

// Numbers as ShelfText.swift writes them.
class Reader {
  constructor(text, at = 0) {
    Object.assign(this, { text, at });
  }
  digit() {
    return this.text.charCodeAt(this.at++) - 33;
  }
  number() {
    let result = 0;
    let factor = 1;
    for (;;) {
      const digit = this.digit();
      if (digit < 62) return result + digit * factor;
      result += (digit - 62) * factor;
      factor *= 32;
    }
  }
}

// The last beginning that does not come after a word.
function place(firsts, word) {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

// The contents of a file, checked against the line at its end.
function unseal(bytes) {
  let hash = 0x811c9dc5;
  const end = bytes.length - 10;
  for (let index = 0; index < end; index++) hash = Math.imul(hash ^ bytes[index], 0x01000193);
  const decoder = new TextDecoder();
  const seal = decoder.decode(bytes.subarray(end));
  if (seal !== `\n#${(hash >>> 0).toString(16).padStart(8, "0")}`) throw new Error("damaged");
  return decoder.decode(bytes.subarray(0, end));
}

// A word of the shelf, with what the texts wrote.
class Form {
  constructor(letters, marks, isCapitalised, key) {
    Object.assign(this, { letters, isCapitalised, key });
    this.at = [...marks].map((mark) => mark.charCodeAt(0) - 33);
    this.marks = this.at.filter((index) => letters[index] !== "s").join();
  }
  get word() {
    const { at } = this;
    const word = [...this.letters].map((letter, index) => {
      if (at.includes(index)) return { a: "ä", o: "ö", u: "ü", s: "ß" }[letter] ?? letter;
      return letter === "s" && at.includes(index - 1) && this.letters[index - 1] === "s" ? "" : letter;
    }).join("");
    return this.isCapitalised ? word[0].toUpperCase() + word.slice(1) : word;
  }
}

// A file of the shelf: where its places are, forms, and the postings of their keys.
function parseShelf(text) {
  const [head, tail = ""] = text.split("\n\n");
  const lists = tail.split("\n");
  const [first, ...lines] = head.split("\n");
  const reader = new Reader(first);
  const places = { file: reader.number(), line: reader.number(), cuts: [] };
  while (reader.at < first.length) places.cuts.push(reader.number());
  const keys = [];
  const forms = [];
  let letters = "";
  for (const line of lines) {
    if (!line) continue;
    const [word, marks = "", ref = "", cut = "", means = ""] = line.slice(1).split(" ");
    const capital = word.endsWith("^");
    letters = letters.slice(0, line.charCodeAt(0) - 33) + (capital ? word.slice(0, -1) : word);
    const key = ref ? keys[new Reader(ref).number()] : { places, line: keys.length, list: lists[keys.length], forms: [] };
    if (!ref) keys.push(key);
    const form = new Form(letters, marks, capital, key);
    if (cut) form.cut = [letters.slice(0, cut.charCodeAt(0) - 33), letters.slice(cut.charCodeAt(1) - 33)];
    if (means) form.means = means.replaceAll("_", " ").split("|");
    key.forms.push(form);
    forms.push(form);
  }
  return forms;
}

// Goes through the documents of a key: number, kind (word, part or synonym), impact of 1 to 9, section.
function eachPosting(key, take) {
  const reader = new Reader(key.list);
  for (let kind = 0; kind < 3; kind++) {
    let page = -1;
    for (let rest = reader.number(); rest > 0; rest--) {
      page += reader.number() + 1;
      const code = reader.digit();
      const section = code % 10;
      take(page, kind, (code - section) / 10 + 1, section);
    }
  }
}

// ---- The engine

const wordKind = 0;
const kindWeights = [1, 0.4, 0.4];
const relativeWeight = 0.4;
const longestQuery = 300;
const mostWords = 16;
const few = 3;
const links = ["", "s", "n", "es", "en", "er"];

// Without the hits that say much less than the best.
function worthwhile(hits) {
  const best = hits.reduce((high, { score }) => Math.max(high, score), 0);
  return hits.filter(({ score }) => score > best / 8);
}

const nothing = { mode: "empty", total: 0, results: [], notes: [], facets: async () => [] };

export class SearchFailure extends Error {}

/** Opens the index below `base` (such as `/search/de/`). */
export async function open(base) {
  const engine = new Engine(base);
  await engine.begin();
  return engine;
}

class Engine {
  constructor(base) {
    this.base = base;
  }

  async begin(cache = "default") {
    try {
      const response = await fetch(`${this.base}manifest.json`, { cache });
      if (!response.ok) throw new Error(response.status);
      const manifest = await response.json();
      if (manifest.format !== 2) throw new Error("another format");
      this.manifest = manifest;
    } catch (reason) {
      throw new SearchFailure("manifest", { cause: reason });
    }
    const split = (name) => this.manifest[name].split(" ");
    this.firsts = split("words");
    this.typoFirsts = split("typos");
    this.stop = new Set(split("stop"));
    this.endings = new Set(["", ...split("endings")]);
    this.count = Number(this.manifest.pages);
    this.german = this.manifest.german;
    this.files = new Map();
  }

  // A file of this build, parsed; asked for once.
  load(name, parse) {
    const known = this.files.get(name);
    if (known) return known;
    const get = async (cache) => {
      const response = await fetch(`${this.base}${this.manifest.build}/${name}.txt`, { cache });
      if (!response.ok) throw new Error(response.status);
      return parse(unseal(new Uint8Array(await response.arrayBuffer())));
    };
    const file = get("default").catch(() => get("reload"));
    file.catch(() => this.files.delete(name));
    this.files.set(name, file);
    return file;
  }

  shelf(file) {
    return this.load(`words-${file}`, parseShelf);
  }

  /**
   * Finds pages. `filters` maps facets to lists of values, `limit` and `offset` cut the results.
   *
   * The answer has `total`, `results`, `mode` (`all`, `any`, `stop`, `empty`), `notes`, `suggestion` and `facets()`.
   */
  async query(text, options = {}) {
    try {
      return await this.answer(text, options);
    } catch (reason) {
      // The site may have been published anew since the index was opened.
      const { build } = this.manifest;
      await this.begin("reload");
      if (build === this.manifest.build) throw new SearchFailure("file", { cause: reason });
      try {
        return await this.answer(text, options);
      } catch (again) {
        throw new SearchFailure("file", { cause: again });
      }
    }
  }

  async answer(text, { filters = {}, limit = 10, offset = 0 } = {}) {
    const { terms, phrases, onlyStop } = this.parse(text);
    if (!terms.length) return onlyStop ? { ...nothing, mode: "stop" } : nothing;
    const found = await Promise.all(terms.map((term) => this.resolve(term)));
    let hits = this.combine(found, true);
    const best = hits.reduce((one, two) => (two.score > one?.score ? two : one), hits[0]);
    // Neighbours that are only parts of words may be one word written apart.
    const arePieces = best && found.length > 1 && found.every(({ kind }) => kind[best.page] === 1);
    if (hits.length < few || arePieces) {
      await this.widen(terms, found, hits.length < few);
      hits = worthwhile(this.combine(found, true));
    }
    let mode = "all";
    for (const phrase of phrases) hits = await this.inOrder(hits, phrase, terms, found);
    if (hits.length < few && found.length > 1 && !phrases.length) {
      const all = hits.length;
      const any = this.combine(found, false);
      if (any.length > all) [hits, mode] = [any, all ? "few" : "any"];
    }
    const facets = new Map();
    const chosen = Object.entries(filters).filter(([, values]) => values.length);
    for (const [id] of chosen) facets.set(id, await this.facet(id));
    const passes = (hit, except) => chosen.every(([id, values]) =>
      id === except || facets.get(id).of(hit.page).some((value) => values.includes(value)));
    const kept = hits.filter((hit) => passes(hit));
    this.order(kept);
    const results = await Promise.all(kept.slice(offset, offset + limit).map((hit) => this.result(hit, found)));
    return {
      mode, total: kept.length, results, ...this.notes(terms, found, text),
      facets: () => Promise.all(this.manifest.facets.map(async ([id, label]) => {
        const facet = await this.facet(id);
        return { id, label, values: facet.count(hits.filter((hit) => passes(hit, id))) };
      })),
    };
  }

  // Best first. Small differences say nothing: among equals, those come first that stand in a file with others.
  order(hits) {
    const most = hits.reduce((high, { score }) => Math.max(high, score), 0);
    const counts = new Map();
    for (const hit of hits) {
      hit.step = Math.round((24 * hit.score) / most);
      hit.file = Math.floor(hit.page / this.manifest.pagesTogether);
      const group = hit.step * this.count + hit.file;
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    for (const hit of hits) hit.company = counts.get(hit.step * this.count + hit.file);
    hits.sort((one, two) => two.step - one.step || two.company - one.company || one.page - two.page);
  }

  // ---- What is asked

  parse(text) {
    const query = String(text).slice(0, longestQuery);
    const terms = [];
    const phrases = [];
    let words = 0;
    query.split(/["„“”«»]/).forEach((part, index, parts) => {
      const quoted = index % 2 === 1 && index < parts.length - 1;
      const own = wordsOf(part, this.german);
      words += own.length;
      const phrase = [];
      let offset = 0;
      own.forEach((term) => {
        const at = offset;
        offset += term.pieces.length || 1;
        if (this.stop.has(term.word) || terms.length >= mostWords) return;
        const known = terms.find(({ word }) => word === term.word);
        if (!known) terms.push({ ...term, exact: quoted });
        phrase.push({ index: terms.findIndex(({ word }) => word === term.word), offset: at });
      });
      if (quoted && phrase.length > 1) phrases.push(phrase);
    });
    const last = terms.at(-1);
    // The last word may not be finished.
    if (last && !last.exact && query.trimEnd() === query && last.letters.length > 2) last.open = true;
    return { terms, phrases, onlyStop: words > 0 };
  }

  // What a term means in the index: pages with what the term says about them.
  async resolve(term) {
    const match = this.emptyMatch(term);
    const forms = await this.shelf(place(this.firsts, term.letters));
    const exact = forms.filter(({ letters }) => letters === term.letters);
    const spelled = exact.some(({ marks }) => marks === term.marks);
    for (const form of exact) this.apply(match, form, !spelled || form.marks === term.marks ? 1 : 0.5);
    match.form = exact[0];
    if (term.exact) return match;
    for (const form of this.relatives(term.letters, forms, exact.length > 0)) {
      this.apply(match, form, exact.length ? relativeWeight : 0.9);
    }
    if (term.open) await this.complete(match);
    if (match.size) return match;
    if (term.pieces.length) return this.together(match, term.pieces, 0.9);
    if (match.form?.cut) return this.together(match, match.form.cut, 0.8);
    await this.correct(match, forms);
    return match.size ? match : this.cutUp(match);
  }

  emptyMatch(term) {
    const { count } = this;
    return {
      term, size: 0, keys: new Set(), exactKeys: [], forms: new Set(), stems: [], score: new Float32Array(count),
      kind: new Uint8Array(count), section: new Uint8Array(count),
    };
  }

  // Adds the pages of a form's key.
  apply(match, form, weight, onlyWords = false) {
    if (match.keys.has(form.key)) return;
    match.keys.add(form.key);
    if (weight >= 0.5) match.exactKeys.push(form.key);
    for (const { letters } of form.key.forms) match.forms.add(letters);
    const stem = form.key.forms.reduce((short, { letters }) => (letters.length < short.length ? letters : short), form.letters);
    if (weight >= relativeWeight) match.stems.push(stem);
    eachPosting(form.key, (page, kind, impact, section) => {
      if (!onlyWords || kind === wordKind) this.note(match, page, (weight * kindWeights[kind] * impact) / 9, kind, section);
    });
  }

  note(match, page, score, kind, section) {
    if (score <= match.score[page]) return;
    if (!match.score[page]) match.size++;
    match.score[page] = score;
    match.kind[page] = kind;
    match.section[page] = section;
  }

  // Forms that share all but an ending: a form that no text has leads to them.
  relatives(word, forms, isKnown) {
    const shortest = isKnown ? 5 : 4;
    return forms.filter(({ letters }) => {
      if (letters === word) return false;
      let shared = 0;
      while (shared < word.length && word[shared] === letters[shared]) shared++;
      for (let length = shared; length >= Math.min(shortest, word.length) && length > 2; length--) {
        if (length < shortest && length < word.length) break;
        if (this.endings.has(word.slice(length)) && this.endings.has(letters.slice(length))) return true;
      }
      return false;
    });
  }

  // The files of the words with a beginning, of many the first two.
  filesOf(beginning) {
    const file = place(this.firsts, beginning);
    return this.firsts[file + 1]?.startsWith(beginning) ? [file, file + 1] : [file];
  }

  // Words that begin so; parts of compounds do not count, nearly everything begins like one.
  async complete(match) {
    const { letters } = match.term;
    const all = (await Promise.all(this.filesOf(letters).map((file) => this.shelf(file)))).flat();
    const longer = all.filter((form) => form.letters.startsWith(letters) && form.letters !== letters);
    longer.sort((one, two) => one.letters.length - two.letters.length);
    for (const form of longer.slice(0, 60)) this.apply(match, form, (0.6 * letters.length) / form.letters.length, true);
    if (longer.length) match.prefix = letters;
  }

  // ---- What was probably meant

  async correct(match, forms) {
    const word = match.term.letters;
    const limit = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    if (!limit || !/^[a-z]+$/.test(word)) return;
    const beginnings = await this.beginnings(word);
    const shelves = [...new Set([...beginnings].flatMap((beginning) => this.filesOf(beginning)))].slice(0, 6);
    const near = [forms, ...(await Promise.all(shelves.map((file) => this.shelf(file))))].flat();
    let best = limit;
    let found = [];
    for (const form of new Set(near)) {
      if (form.letters.length < 4) continue;
      const edits = distance(word, form.letters, best);
      if (edits > best) continue;
      if (edits < best) found = [];
      best = edits;
      found.push(form);
    }
    found.sort((one, two) => two.key.list.length - one.key.list.length);
    if (!found.length) return;
    match.corrected = found[0];
    for (const form of found.slice(0, 4)) this.apply(match, form, form === found[0] ? 0.8 : 0.5);
  }

  // Beginnings of words that differ from a word's beginning in one letter.
  async beginnings(word) {
    const without = (text, at) => text.slice(0, at) + text.slice(at + 1);
    const rests = new Set([word.slice(0, 5)]);
    for (let at = 0; at < 6; at++) {
      rests.add(without(word.slice(0, 6), at));
      rests.add(without(word.slice(0, 7), at));
    }
    const found = new Set();
    await Promise.all([...rests].map(async (rest) => {
      const file = await this.load(`typos-${place(this.typoFirsts, rest)}`, parseTypos);
      for (const beginning of file.get(rest) ?? []) found.add(beginning);
    }));
    return found;
  }

  // Pages that have all of several words.
  async together(match, words, weight) {
    const all = await Promise.all(words.map((letters) => this.part(fold(letters).letters)));
    // A part that stands nowhere is no reason to find nothing.
    const parts = all.filter(({ size }) => size);
    if (!parts.length) return match;
    if (parts.length < all.length) weight /= 2;
    for (let page = 0; page < this.count; page++) {
      const score = Math.min(...parts.map((part) => part.score[page]));
      if (score) this.note(match, page, score * weight, 1, parts[0].section[page]);
    }
    for (const part of parts) {
      part.forms.forEach((form) => match.forms.add(form));
      match.stems.push(...part.stems);
    }
    return match;
  }

  async part(letters) {
    const match = this.emptyMatch({ letters, pieces: [] });
    const forms = await this.shelf(place(this.firsts, letters));
    for (const form of forms.filter((other) => other.letters === letters)) this.apply(match, form, 1);
    for (const form of this.relatives(letters, forms, match.size > 0)) this.apply(match, form, 0.7);
    return match;
  }

  // A compound that no text has: its parts.
  async cutUp(match) {
    const word = match.term.letters;
    for (let at = word.length - 4; at >= 4; at--) {
      const left = await this.part(word.slice(0, at));
      if (!left.size) continue;
      for (const link of links) {
        if (!word.startsWith(link, at)) continue;
        const right = word.slice(at + link.length);
        if (right.length < 4 || !(await this.part(right)).size) continue;
        return this.together(match, [word.slice(0, at), right], 0.8);
      }
    }
    return match;
  }

  // Also pages where two words are one and, of too few, pages with the parts of a compound.
  async widen(terms, found, areFew) {
    await Promise.all(found.map((match) => areFew && !match.term.exact && match.form?.cut && this.together(match, match.form.cut, 0.5)));
    for (let index = 0; index + 1 < terms.length; index++) {
      const [one, two] = [terms[index].letters, terms[index + 1].letters];
      if (terms[index].exact || terms[index + 1].exact) continue;
      for (const link of links) {
        const joined = one + link + two;
        const forms = await this.shelf(place(this.firsts, joined));
        for (const form of forms.filter(({ letters }) => letters === joined)) {
          this.apply(found[index], form, 0.9);
          this.apply(found[index + 1], form, 0.9);
        }
      }
    }
  }

  // ---- Pages

  // Pages with all terms, or with any; rare terms count more.
  combine(found, all) {
    const weights = found.map(({ size }) => Math.log(1 + this.count / (size + 0.5)));
    const most = weights.reduce((sum, weight) => sum + weight, 0);
    const hits = [];
    for (let page = 0; page < this.count; page++) {
      let score = 0;
      let matched = 0;
      let inTitle = 0;
      for (let index = 0; index < found.length; index++) {
        const match = found[index];
        if (!match.score[page]) continue;
        score += match.score[page] * weights[index];
        matched += weights[index];
        if (!match.section[page] && match.kind[page] === wordKind) inTitle++;
      }
      if (!matched || (all && matched < most - 1e-6)) continue;
      if (inTitle === found.length) score *= 1.25;
      hits.push({ page, score: score * (matched / most) ** 2 });
    }
    return all ? hits : worthwhile(hits);
  }

  // The pages in which the words of a phrase follow each other.
  async inOrder(hits, phrase, terms, found) {
    const places = await Promise.all(phrase.map(({ index }) => this.places(found[index].exactKeys)));
    return hits.filter(({ page }) => {
      const [first, ...rest] = places;
      return (first.get(page) ?? []).some((start) => rest.every((other, index) =>
        (other.get(page) ?? []).includes(start + phrase[index + 1].offset - phrase[0].offset)));
    });
  }

  async places(keys) {
    const all = new Map();
    for (const key of keys) {
      const { file, line, cuts } = key.places;
      const cut = cuts.findLastIndex((start) => start <= key.line);
      const lines = await this.load(`places-${file + cut + 1}`, (text) => text.split("\n"));
      const reader = new Reader(lines[cut < 0 ? line + key.line : key.line - cuts[cut]]);
      eachPosting(key, (page, kind) => {
        if (kind !== wordKind) return;
        const list = all.get(page) ?? [];
        let position = 0;
        for (let rest = reader.number(); rest > 0; rest--) list.push((position += reader.number()));
        all.set(page, list);
      });
    }
    return all;
  }

  facet(id) {
    const [, label] = this.manifest.facets.find(([other]) => other === id) ?? [];
    if (!label) return { of: () => [], count: () => [] };
    return this.load(`facet-${id}`, (text) => {
      const line = text.indexOf("\n");
      const { values, sets } = JSON.parse(text.slice(0, line));
      const reader = new Reader(text, line + 1);
      const column = Array.from({ length: this.count }, () => reader.number());
      const of = (page) => sets[column[page]].map((value) => values[value][0]);
      const count = (hits) => {
        const counts = values.map(() => 0);
        for (const { page } of hits) for (const value of sets[column[page]]) counts[value]++;
        return values.map(([value, name], index) => ({ id: value, label: name, count: counts[index] }));
      };
      return { of, count };
    });
  }

  // What is shown of a page, with the ranges of the words that were found.
  async result({ page }, found) {
    const together = this.manifest.pagesTogether;
    const rows = await this.load(`pages-${Math.floor(page / together)}`, JSON.parse);
    const [address, title, summary, sections, date, titleLang, summaryLang] = rows[page % together];
    const matched = found.filter(({ score }) => score[page]);
    const section = matched.map((match) => match.section[page]).find((number) => number > 1 && number < 9);
    const [heading, anchor] = sections[section - 2] ?? [];
    const kinds = ["word", "part", "synonym"];
    return {
      address, title, summary, date, titleLang, summaryLang, heading, anchor,
      titleMarks: this.marks(title, matched), summaryMarks: this.marks(summary, matched),
      explanations: matched.filter((match) => match.kind[page] !== wordKind && !match.corrected)
        .map((match) => ({ kind: kinds[match.kind[page]], word: match.term.typed })),
    };
  }

  marks(text, found) {
    const ranges = [];
    for (const { 0: word, index } of text.matchAll(/[\p{Alphabetic}\d]+/gu)) {
      const [{ letters = "" } = {}] = wordsOf(word, this.german);
      const isHit = found.some(({ forms, prefix, stems }) =>
        forms.has(letters) || (prefix && letters.startsWith(prefix)) ||
        stems.some((stem) => stem.length > 3 && letters.includes(stem)));
      if (isHit) ranges.push([index, index + word.length]);
    }
    return ranges;
  }

  notes(terms, found, text) {
    const notes = [];
    let suggestion = text;
    found.forEach(({ corrected, form, term }) => {
      if (corrected) {
        notes.push({ kind: "corrected", word: term.typed, found: corrected.word });
        suggestion = suggestion.replace(term.typed, () => corrected.word);
      }
      if (form?.means) notes.push({ kind: "meaning", word: form.word, others: form.means });
    });
    return { notes, suggestion: suggestion === text ? undefined : suggestion };
  }
}

// Beginnings by what remains of them without one of their letters.
function parseTypos(text) {
  const table = new Map();
  let rest = "";
  for (const line of text.split("\n")) {
    const [word, steps] = line.slice(1).split(" ");
    rest = rest.slice(0, line.charCodeAt(0) - 33) + word;
    const beginnings = [];
    for (let index = 0; index < steps.length; index++) {
      if (steps[index] === "-") beginnings.push(rest);
      else beginnings.push(rest.slice(0, steps[index]) + steps[++index] + rest.slice(steps[index - 1]));
    }
    table.set(rest, beginnings);
  }
  return table;
}

// ---- The page and the dialog

const element = (name, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// A text with the words that were found in <mark>.
function marked(text, ranges) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of ranges) {
    nodes.push(text.slice(at, start), element("mark", { textContent: text.slice(start, end) }));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

const pageTitle = typeof document === "undefined" ? "" : document.title;

// Drives a form with its results. On the page of the search the address holds what is asked for; in the dialog not.
class SearchBox {
  constructor(section, keepsAddress) {
    const get = (selector) => section.querySelector(selector);
    Object.assign(this, { section, keepsAddress, run: 0, shown: 10 });
    this.words = JSON.parse(get("script").textContent);
    this.input = get("input");
    this.status = get("[role=status]");
    this.notes = get(".search-notes");
    this.list = get("ol");
    this.more = get(".search-more");
    this.filters = get(".search-filters");
    this.facets = get(".search-facets");
    this.chosen = {};
    section.hidden = false;
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 160);
    });
    get("form").addEventListener("submit", (event) => {
      if (!keepsAddress) return;
      event.preventDefault();
      this.ask({ isNew: true });
    });
    this.more.addEventListener("click", () => this.showMore());
    this.filters.addEventListener("toggle", () => this.showFacets());
    this.facets.addEventListener("change", () => {
      this.chosen = {};
      for (const box of this.facets.querySelectorAll(":checked")) (this.chosen[box.name] ??= []).push(box.value);
      this.ask();
    });
    if (keepsAddress) {
      addEventListener("popstate", () => this.readAddress());
      this.readAddress();
    }
  }

  readAddress() {
    const values = new URLSearchParams(location.search);
    this.input.value = values.get("q") ?? "";
    this.chosen = {};
    for (const [name, value] of values) if (name !== "q") (this.chosen[name] ??= []).push(value);
    if (Object.keys(this.chosen).length) this.filters.open = true;
    this.ask({ fromAddress: true });
  }

  writeAddress(isNew) {
    const values = new URLSearchParams();
    if (this.input.value.trim()) values.set("q", this.input.value);
    for (const [name, list] of Object.entries(this.chosen)) list.forEach((value) => values.append(name, value));
    const address = values.size || values.toString() ? `?${values}` : location.pathname;
    if (address === location.search) return;
    history[isNew ? "pushState" : "replaceState"](null, "", address);
  }

  async ask({ isNew = false, fromAddress = false } = {}) {
    clearTimeout(this.timer);
    const run = ++this.run;
    this.shown = 10;
    // Nothing is loaded before somebody asks.
    if (!this.input.value && !this.engine) return this.list.setAttribute("aria-busy", "false");
    this.list.setAttribute("aria-busy", "true");
    if (this.keepsAddress && !fromAddress) this.writeAddress(isNew);
    const text = this.input.value;
    try {
      this.engine ??= await open(this.section.dataset.folder);
      const answer = await this.engine.query(text, { filters: this.chosen, limit: this.shown });
      if (run === this.run) this.show(answer);
    } catch (reason) {
      if (run === this.run) this.fail(reason);
    }
    if (run === this.run) this.list.setAttribute("aria-busy", "false");
  }

  show(answer) {
    this.answer = answer;
    if (this.keepsAddress) document.title = [this.input.value, pageTitle].filter(Boolean).join(" – ");
    this.list.replaceChildren(...answer.results.map((result) => this.item(result)));
    this.status.textContent = this.sentence(answer);
    const notes = answer.notes.map((note) => element("p", { textContent: this.note(note) }));
    this.notes.replaceChildren(...notes);
    this.more.hidden = this.list.children.length >= answer.total;
    this.filters.hidden = !answer.total && !Object.keys(this.chosen).length;
    this.showFacets();
  }

  sentence({ mode, total }) {
    const { words } = this;
    if (mode === "empty") return this.input.value.trim() ? words.count_none : "";
    if (mode === "stop") return words.stop;
    const form = words.count[new Intl.PluralRules(document.documentElement.lang).select(total)] ?? words.count.other;
    const count = total === 0 ? words.count_none : fill(form, { n: this.number(total) });
    return mode === "any" || mode === "few" ? `${count} ${words[mode]}` : count;
  }

  number(value) {
    return new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`).format(value);
  }

  note({ kind, word, found, others }) {
    return fill(this.words[kind], { word, found, others: others?.join(", ") });
  }

  item(result) {
    const { base } = this.section.dataset;
    const href = base + result.address + (result.anchor ? `#${encodeURIComponent(result.anchor)}` : "");
    const link = element("a", { href, lang: result.titleLang ?? "" }, ...marked(result.title, result.titleMarks));
    if (!result.titleLang) link.removeAttribute("lang");
    const item = element("li", {}, element("h2", {}, link));
    if (result.summary) {
      const summary = element("p", {}, ...marked(result.summary, result.summaryMarks));
      if (result.summaryLang) summary.lang = result.summaryLang;
      item.append(summary);
    }
    const notes = result.explanations.map((explanation) => this.note(explanation));
    if (result.heading) notes.unshift(`${this.words.section}: ${result.heading}`);
    if (notes.length) item.append(element("p", { className: "note", textContent: notes.join(" · ") }));
    return item;
  }

  async showMore() {
    const first = this.shown;
    this.shown += 10;
    try {
      const answer = await this.engine.query(this.input.value, { filters: this.chosen, limit: 10, offset: first });
      this.list.append(...answer.results.map((result) => this.item(result)));
      this.more.hidden = this.list.children.length >= answer.total;
      this.list.children[first]?.querySelector("a").focus();
    } catch (reason) {
      this.fail(reason);
    }
  }

  async showFacets() {
    if (!this.filters.open || !this.answer || this.filters.hidden) return;
    const { answer } = this;
    try {
      const facets = await answer.facets();
      if (answer !== this.answer) return;
      const focused = document.activeElement?.id;
      this.facets.replaceChildren(...facets.map((facet) => this.fieldset(facet)).filter(Boolean));
      if (focused) document.getElementById(focused)?.focus();
    } catch (reason) {
      this.fail(reason);
    }
  }

  fieldset({ id, label, values }) {
    const chosen = this.chosen[id] ?? [];
    const used = values.filter((value) => value.count || chosen.includes(value.id));
    if (!used.length || (used.length < 2 && !chosen.length)) return null;
    const boxes = used.map((value) => {
      const box = element("input", { type: "checkbox", name: id, value: value.id, id: `facet-${id}-${value.id}` });
      box.checked = chosen.includes(value.id);
      const count = element("span", { className: "note", textContent: this.number(value.count) });
      return element("label", {}, box, ` ${value.label} `, count);
    });
    return element("fieldset", {}, element("legend", { textContent: label }), ...boxes);
  }

  fail(reason) {
    if (!(reason instanceof SearchFailure)) console.error(reason);
    this.engine = undefined;
    this.list.replaceChildren();
    this.more.hidden = this.filters.hidden = true;
    this.status.textContent = this.words.failed;
    const link = element("a", { href: this.section.dataset.index, textContent: this.words.index });
    this.notes.replaceChildren(element("p", {}, link));
  }
}

// The dialog borrows its form from the page of the search when it is first opened.
let dialog;

async function openDialog(link) {
  if (!dialog) {
    const response = await fetch(link.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const section = page.querySelector("[data-search]");
    const box = document.adoptNode(section);
    const { close, all, title } = JSON.parse(box.querySelector("script").textContent);
    const button = element("button", { type: "button", textContent: close });
    dialog = element("dialog", { className: "search-dialog", ariaLabel: title }, element("p", {}, button), box);
    document.body.append(dialog);
    const { input } = new SearchBox(box, false);
    box.querySelector(".search-filters").remove();
    const more = element("a", { href: link.href, textContent: all });
    more.addEventListener("click", () => (more.href = `${link.href}?q=${encodeURIComponent(input.value)}`));
    dialog.append(element("p", {}, more));
    button.addEventListener("click", () => dialog.close());
    // In a search field Escape would only empty the field.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close();
    });
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
}

function start() {
  const section = document.querySelector("[data-search]");
  const link = document.querySelector("[data-search-link]");
  const box = section && new SearchBox(section, true);
  document.querySelector(".search-without")?.remove();
  const begin = () => {
    if (box) box.input.select();
    // Without its data the dialog is no help; the page says what is wrong.
    else openDialog(link).catch(() => location.assign(link.href));
  };
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    begin();
  });
  if (!box) {
    link?.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      begin();
    });
  }
}

if (typeof document !== "undefined") start();
