// Filters and sorts a list by what the address says (?status=pilot&sort=date), over all of its pages.

const box = document.querySelector(".filter");
const links = box.querySelector(".facets");
const form = box.querySelector("form");
const reset = form.querySelector("button");
const status = document.querySelector(".result");
const sentence = [...status.childNodes];
const list = document.querySelector(".list");
const text = box.dataset;
const length = Number(text.length);
const pages = new Map([[Number(text.page), Promise.resolve(document)]]);
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (place, name) => values[name]);
const { lang } = document.documentElement;
// Digits in groups from five digits on, as on all pages (DIN 5008), and always those from 0 to 9.
const written = (number) => number.toLocaleString(`${lang}-u-nu-latn`, { useGrouping: "min2" });
// The form of a sentence that goes with a number in the language of the page.
const counts = JSON.parse(text.counts);
const counted = (number) => counts[new Intl.PluralRules(lang).select(number)] ?? counts.other;

let place = list;
let loading;
let limit = length;
let run = 0;

function add(parent, name, properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  parent.append(element);
  return element;
}

function speak(element, source) {
  if (source.lang) element.lang = source.lang;
}

// A choice for each facet, made of its links; where it stands, so that counts can follow the other choices.
const facets = [...links.querySelectorAll("[data-facet]")].map((facet) => {
  const { facet: name } = facet.dataset;
  const label = facet.querySelector("dt");
  const choice = document.createElement("p");
  choice.className = "choice";
  speak(add(choice, "label", { htmlFor: `filter-${name}`, textContent: label.textContent }), label);
  const select = add(choice, "select", { id: `filter-${name}`, name });
  add(select, "option", { value: "", textContent: text.all });
  for (const link of facet.querySelectorAll("a")) {
    const count = link.nextElementSibling.textContent;
    const option = add(select, "option", { value: link.dataset.value });
    speak(option, link);
    option.dataset.label = link.textContent;
    option.textContent = `${link.textContent} ${count}`;
  }
  form.querySelector(".choices").lastElementChild.before(choice);
  return { name, select };
});
const selects = [...facets.map(({ select }) => select), form.elements.sort];

// The address says what is chosen; a value that the list does not have is no choice.
function read() {
  const values = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = values.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

function write() {
  const query = selects.filter(({ value }) => value)
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  const address = location.pathname + (query ? `?${query}` : "");
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  limit = length;
  show();
}

async function ask(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

// Asked for once, and again after a failure.
function load() {
  loading ??= ask(text.file).then((response) => response.json()).then((data) => {
    if (data.stamp !== text.stamp) throw new Error("The list has changed.");
    return data;
  }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

// A page of the list with its items, which stand in the order of the file.
async function pageOf(number, count) {
  if (!pages.has(number)) {
    const address = number === 1 ? text.list : text.pages.replace(/2\/$/, `${number}/`);
    pages.set(number, ask(address).then((response) => response.text())
      .then((html) => new DOMParser().parseFromString(html, "text/html")));
  }
  try {
    const page = await pages.get(number);
    const root = page === document ? list : page.querySelector(".list");
    const items = [...root.querySelectorAll(".entries > *")];
    const stamp = page.querySelector(".filter")?.dataset.stamp;
    if (stamp !== text.stamp || items.length !== Math.min(length, count - (number - 1) * length)) {
      throw new Error("The list has changed.");
    }
    return { root, items };
  } catch (error) {
    pages.delete(number);
    throw error;
  }
}

const states = (data, name, position, value) => {
  const { values, entries } = data.facets[name];
  return [entries[position]].flat().includes(values.indexOf(value));
};

// Whether an entry has all that is chosen, leaving one facet out of account.
const matches = (data, position, without) =>
  facets.every(({ name, select }) => name === without || !select.value || states(data, name, position, select.value));

// How many entries each value would leave.
function count(data) {
  const all = [...Array(data.count).keys()];
  for (const { name, select } of facets) {
    const rest = all.filter((position) => matches(data, position, name));
    for (const option of [...select.options].slice(1)) {
      const left = rest.filter((position) => states(data, name, position, option.value)).length;
      option.textContent = `${option.dataset.label} (${written(left)})`;
    }
  }
}

// The items at these positions as a list; those of others stand apart, under the heading of the page they come from.
async function render(data, positions) {
  const numbers = new Set(positions.map((position) => Math.floor(position / length) + 1));
  const loaded = new Map(await Promise.all(
    [...numbers].map(async (number) => [number, await pageOf(number, data.count)])));
  const result = document.createElement("div");
  result.className = "list";
  let own;
  let others;
  for (const position of positions) {
    const { root, items } = loaded.get(Math.floor(position / length) + 1);
    const item = document.importNode(items[position % length], true);
    if (position < data.own) {
      own ??= add(result, "ul", { className: "entries" });
      own.append(item);
    } else {
      if (!others) {
        const section = document.importNode(root.querySelector(".others"), true);
        section.querySelector(".others-count")?.remove();
        others = section.querySelector(".entries");
        others.replaceChildren();
        result.append(section);
      }
      others.append(item);
    }
  }
  return result;
}

function put(element) {
  place.replaceWith(element);
  place = element;
}

async function show() {
  const current = ++run;
  read();
  if (!selects.some(({ value }) => value)) {
    put(list);
    status.replaceChildren(...sentence);
    loading?.then(count, () => {});
    return;
  }
  try {
    const data = await load();
    if (current !== run) return;
    count(data);
    const order = data.orders[form.elements.sort.value] ?? [...Array(data.count).keys()];
    const found = order.filter((position) => matches(data, position));
    // Own entries stand before those of others in every order.
    const hits = [...found.filter((position) => position < data.own), ...found.filter((position) => position >= data.own)];
    const result = await render(data, hits.slice(0, limit));
    if (current !== run) return;
    if (hits.length > limit) {
      const button = add(add(result, "p"), "button", { type: "button", textContent: text.more });
      button.addEventListener("click", async () => {
        const first = limit;
        limit += length;
        await show();
        place.querySelectorAll(".entries > *")[first]?.querySelector("a")?.focus();
      });
    }
    put(result);
    const pattern = hits.length ? counted(hits.length) : text.none;
    const sort = form.elements.sort.selectedOptions[0];
    const words = [fill(pattern, { n: written(hits.length), total: written(data.count) })];
    if (sort.value) words.push(fill(text.sorted, { order: sort.textContent }));
    status.textContent = words.join(" ");
    links.hidden = true;
    form.hidden = false;
  } catch {
    if (current !== run) return;
    put(list);
    status.textContent = text.failed;
    links.hidden = false;
    form.hidden = true;
    box.open = true;
  }
}

form.addEventListener("change", write);
form.addEventListener("submit", (event) => event.preventDefault());
reset.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  write();
});
addEventListener("popstate", () => {
  limit = length;
  show();
});
// What is needed first is asked for when a reader opens the filter, before the first choice.
box.addEventListener("toggle", () => box.open && load().catch(() => {}));
links.hidden = true;
form.hidden = false;
read();
if (selects.some(({ value }) => value)) {
  box.open = true;
  show();
}
