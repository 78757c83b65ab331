// Puts up to four systems side by side: those in the address (?a=…&b=…), by their pages on this site.

const box = document.querySelector(".compare");
const form = box.querySelector("form");
const status = box.querySelector("[role=status]");
const result = box.querySelector(".side-by-side");
const text = box.dataset;
const names = ["a", "b", "c", "d"];
let run = 0;

// The others are copies of it.
const first = form.querySelector(".choice");
names.slice(1).forEach((name, index) => {
  const copy = first.cloneNode(true);
  const label = copy.querySelector("label");
  label.textContent = label.textContent.replace("1", index + 2);
  label.htmlFor = `compare-${name}`;
  Object.assign(copy.querySelector("select, input"), { id: label.htmlFor, name });
  first.parentNode.append(copy);
});

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name]);

// The ids in the address or the form; the address of a page will do.
function chosen(values) {
  const ids = names.map((name) => values.get(name)?.trim().replace(/\/*([?#].*)?$/, "").split("/").pop());
  return [...new Set(ids.filter(Boolean))];
}

// Where the page of a system may be.
function addresses(id) {
  if (!/^[a-z0-9-]+$/.test(id)) return [];
  const folders = text.folders.split(" ").map((folder) => `${folder}${id}/`);
  const list = form.querySelector("select");
  if (!list) return folders;
  const option = [...list.options].find(({ value }) => value === id);
  return option ? [option.dataset.href ?? folders[0]] : [];
}

// A system's page and its rows by field; nothing when there is no such system.
async function load(id) {
  for (const address of addresses(id)) {
    const response = await fetch(address);
    if (response.status >= 500) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!page.querySelector(".entry-systems")) continue;
    const rows = [...page.querySelectorAll(".facts > .fact[id], .group .field[id]")];
    return { address, page, rows: new Map(rows.map((row) => [row.id, row])) };
  }
}

// All fields in the order of the pages.
function fieldsOf(systems) {
  const order = [];
  for (const { rows } of systems) {
    let place = 0;
    for (const field of rows.keys()) {
      if (!order.includes(field)) order.splice(place, 0, field);
      place = order.indexOf(field) + 1;
    }
  }
  return order;
}

// Copies the content of an element without what belongs to its own page.
function adopt(source, target, { address, page }) {
  target.append(...[...source.childNodes].map((node) => node.cloneNode(true)));
  target.querySelectorAll("script, style, iframe, form").forEach((node) => node.remove());
  for (const node of target.querySelectorAll("*")) {
    for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) node.removeAttribute(name);
    // Two pages name their tables alike.
    if (node.ariaLabel) node.ariaLabel += `, ${page.querySelector("h1").textContent}`;
    const link = node.getAttribute("href");
    if (link?.startsWith("#")) node.setAttribute("href", address + link);
  }
  const { lang } = page.documentElement;
  if (!`${document.documentElement.lang}-`.startsWith(`${lang}-`)) target.lang = lang;
}

function add(parent, name, properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  parent.append(element);
  return element;
}

function tableOf(systems) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  add(head, "th", { scope: "col", textContent: text.field });
  for (const system of systems) {
    const link = add(add(head, "th", { scope: "col" }), "a", { href: system.address });
    adopt(system.page.querySelector("h1"), link, system);
  }
  const body = table.createTBody();
  let k = 0;
  let m = 0;
  for (const field of fieldsOf(systems)) {
    const row = body.insertRow();
    const label = add(row, "th", { scope: "row" });
    const source = systems.find(({ rows }) => rows.has(field));
    adopt(source.rows.get(field).querySelector("dt"), label, source);
    const values = systems.map((system) => {
      const cell = row.insertCell();
      const value = system.rows.get(field)?.querySelector("dd");
      if (value) adopt(value, cell, system);
      else add(cell, "span", { className: "missing", textContent: text.missing });
      // Free texts always differ, which says nothing.
      const copy = cell.cloneNode(true);
      copy.querySelectorAll(".prose").forEach((node) => node.remove());
      return copy.textContent.replace(/\s+/g, " ").trim();
    });
    if (values.some(Boolean)) k += 1;
    if (new Set(values).size > 1) {
      m += 1;
      label.append(" ");
      add(label, "span", { className: "note", textContent: text.differs });
    } else row.className = "same";
  }
  result.querySelector("[role=region]").replaceChildren(table);
  return fill(text.done, { n: systems.length, m, k });
}

async function show() {
  const current = ++run;
  const ids = chosen(new URLSearchParams(location.search));
  names.forEach((name, index) => {
    const id = ids[index] ?? "";
    form.elements[name].value = addresses(id).length ? id : "";
  });
  box.ariaBusy = ids.length > 1;
  const loaded = await Promise.allSettled(ids.map(load));
  if (current !== run) return;
  const systems = loaded.map(({ value }) => value).filter(Boolean);
  const sentences = loaded.flatMap(({ reason, value }, index) =>
    value ? [] : fill(text[reason ? "failed" : "unknown"], { id: ids[index] }));
  result.hidden = systems.length < 2;
  if (systems.length > 1) sentences.push(tableOf(systems));
  else if (ids.length) sentences.push(text.tooFew);
  status.textContent = sentences.join(" ");
  box.ariaBusy = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = chosen(new FormData(form)).map((id, index) => `${names[index]}=${encodeURIComponent(id)}`);
  history.pushState(null, "", `?${query.join("&")}`);
  show();
});
addEventListener("popstate", show);
box.hidden = false;
show();
