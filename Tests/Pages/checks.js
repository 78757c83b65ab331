// What the tests measure inside of a page. Every function answers with what is wrong: one line each, nothing if all is well.
({
  // ---- What is there

  shown(element) {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    // For screen readers only: one pixel, and that cut away.
    for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).clipPath === "inset(50%)") return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  },

  named(element) {
    return element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  },

  // The lines of the visible texts: the element, its text, a box for each line.
  texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const known = new Map();
    const found = [];
    for (let node; (node = walker.nextNode());) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("script, style, option")) continue;
      if (!known.has(element)) known.set(element, this.shown(element));
      if (!known.get(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push({ element, text: node.data.trim().slice(0, 60), boxes: [...range.getClientRects()].filter((box) => box.width > 1) });
    }
    return found;
  },

  scrolls(element) {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(e).overflowX)) return true;
    }
    return false;
  },

  // ---- Colours

  channels(colour) {
    const numbers = colour.match(/[\d.]+(e-\d+)?/g).map(Number);
    const scale = colour.startsWith("color(") ? 255 : 1;
    return [...numbers.slice(0, 3).map((number) => number * scale), numbers[3] ?? 1];
  },

  // What is painted behind an element; without anything, the browser's own ground.
  ground(element) {
    for (let e = element; e; e = e.parentElement) {
      const colour = this.channels(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "Canvas";
    const colour = this.channels(getComputedStyle(probe).color);
    probe.remove();
    return colour;
  },

  // WCAG 2.2, “contrast ratio”.
  contrast(first, second) {
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const [low, high] = [light(first), light(second)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  },

  // ---- Reflow (WCAG 2.2 SC 1.4.4, 1.4.10, 1.4.12)

  sideways() {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => {
      const box = e.getBoundingClientRect();
      return (box.right > root.clientWidth + 1 || box.left < -1) && !this.scrolls(e);
    });
    return [`${root.scrollWidth} px wide: ${wide.slice(-3).map((e) => this.named(e)).join(" ")}`];
  },

  // Text that leaves the window, or a box that shows nothing beyond its edge.
  cut() {
    const found = new Set();
    for (const { element, text, boxes } of this.texts()) {
      if (element.closest(".skip")) continue;
      const width = document.documentElement.clientWidth;
      if (!this.scrolls(element) && boxes.some((box) => box.left < -1 || box.right > width + 1)) found.add(`outside: ${text}`);
      for (let e = element; e && e !== document.body; e = e.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(e);
        const edge = e.getBoundingClientRect();
        const hides = (value) => value === "hidden" || value === "clip";
        if (boxes.some((box) => (hides(overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1))
          || (hides(overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)))) found.add(`cut: ${text}`);
      }
    }
    return [...found];
  },

  // Lines of text that stand on each other.
  overlaps() {
    const lines = this.texts().flatMap(({ element, text, boxes }) => boxes.map((box) => ({
      element, text, left: box.left + 2, right: box.right - 2, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3,
    }))).sort((a, b) => a.top - b.top);
    const found = new Set();
    lines.forEach((one, index) => {
      for (let next = index + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
        const other = lines[next];
        const sticks = [one, other].some(({ element }) => element.closest("table") && this.scrolls(element));
        if (other.left < one.right && one.left < other.right && !sticks) found.add(`${one.text} | ${other.text}`);
      }
    });
    return [...found];
  },

  // ---- Targets (WCAG 2.2 SC 2.5.8, 2.5.5)

  targets() {
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")]
      .filter((e) => this.shown(e) && !e.closest(".skip"))
      .map((element) => {
        const label = element.type === "checkbox" && element.closest("label");
        return { element, box: (label || element).getBoundingClientRect() };
      });
  },

  // Below 24 pixels only inside of a sentence, or with room around: a circle of 24 pixels that touches no other target.
  small() {
    const all = this.targets();
    const inSentence = (e) => {
      if (getComputedStyle(e).display !== "inline") return false;
      const block = e.closest("p, li, dd, dt, td, th, figcaption, caption, h1, h2, h3, h4, h5, h6, div");
      return block.textContent.trim() !== e.textContent.trim();
    };
    const low = all.filter(({ element, box }) => (box.width < 24 || box.height < 24) && !inSentence(element));
    const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return low.filter((one) => {
      const [x, y] = middle(one);
      return all.some((other) => {
        if (other === one) return false;
        const away = Math.hypot(Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom));
        const [left, top] = middle(other);
        return away < 12 || (low.includes(other) && Math.hypot(left - x, top - y) < 24);
      });
    }).map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${this.named(element)}`);
  },

  // Menus, buttons and fields: as large as a finger.
  below44() {
    const wanted = ".site-nav a, .languages a, .search-link a, .site-footer nav a, .contents a, .pagination a, .letters a, .easy a, button, input:not([type=checkbox]), select";
    return this.targets().filter(({ element, box }) => element.matches(wanted) && box.height < 44)
      .map(({ element, box }) => `${box.height.toFixed(1)} px: ${this.named(element)}`);
  },

  // ---- The keyboard (WCAG 2.2 SC 2.1.1, 2.4.3, 2.4.7, 2.4.12, 2.4.13)

  stops() {
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, video[controls], [tabindex]")]
      .filter((e) => !e.disabled && e.tabIndex >= 0 && (this.shown(e) || e.matches(".skip")));
  },

  // Where the keyboard is: which stop, its place on the page, and what is wrong with how that is shown.
  focused(index) {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const style = getComputedStyle(element);
    const wrong = [];
    const ring = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || ring < 3) wrong.push("no ring of 3 px");
    else {
      const ratio = this.contrast(this.channels(style.outlineColor), this.ground(element.parentElement));
      if (ratio < 3) wrong.push(`ring of ${ratio.toFixed(1)}:1`);
    }
    const lines = [...element.getClientRects()];
    const [box] = lines;
    const seen = box && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    if (!seen) wrong.push("out of sight");
    else {
      const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
        .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
      const covered = points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && !element.contains(hit) && !hit.contains(element);
      });
      if (covered) wrong.push("covered");
    }
    const last = lines.at(-1) ?? box;
    const place = (rect) => rect && { left: rect.left + scrollX, right: rect.right + scrollX, top: rect.top + scrollY, bottom: rect.bottom + scrollY };
    return { index: this.stops().indexOf(element), name: this.named(element), wrong, first: place(box), last: place(last) };
  },

  // ---- Contrast themes, in which the browser chooses the colours

  forced() {
    const found = [];
    for (const shape of document.querySelectorAll("svg :is(path, rect, circle, line)")) {
      if (!this.shown(shape)) continue;
      const { fill, stroke } = getComputedStyle(shape);
      const paints = [fill, stroke].filter((paint) => paint !== "none");
      if (!paints.some((paint) => this.contrast(this.channels(paint), this.ground(shape.closest("svg"))) >= 3)) {
        found.push(`unseen: ${this.named(shape.closest("svg"))}`);
      }
    }
    for (const control of document.querySelectorAll("button, select, input:not([type=checkbox])")) {
      if (!this.shown(control)) continue;
      const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(control);
      const ratio = this.contrast(this.channels(borderTopColor), this.ground(control.parentElement));
      if (parseFloat(borderTopWidth) < 1 || borderTopStyle === "none" || ratio < 3) found.push(`no border: ${this.named(control)}`);
    }
    for (const { element, text } of this.texts()) {
      const ratio = this.contrast(this.channels(getComputedStyle(element).color), this.ground(element));
      if (ratio < 7) found.push(`${ratio.toFixed(1)}:1: ${text}`);
    }
    return found;
  },

  // ---- Without scripts

  dead() {
    return [...document.querySelectorAll("form, button, input, select, textarea, [role=search]")].filter((e) => this.shown(e))
      .map((e) => this.named(e));
  },

  // ---- Right to left: every box stands where a mirror shows it in a page from left to right

  unmirrored() {
    const root = document.documentElement;
    const boxes = [...document.querySelectorAll("header, main, footer, nav, section, h1, h2, p, ul, ol, .wordmark, .ledger > *, .ledger-row > *")]
      .filter((e) => this.shown(e) && getComputedStyle(e).display !== "inline");
    const places = () => boxes.map((e) => {
      const box = e.getBoundingClientRect();
      return [box.left, root.clientWidth - box.right];
    });
    const fromRight = places();
    root.dir = "ltr";
    const fromLeft = places();
    root.dir = "rtl";
    return boxes.filter((_, index) => Math.abs(fromRight[index][0] - fromLeft[index][1]) > 2 || Math.abs(fromRight[index][1] - fromLeft[index][0]) > 2)
      .map((e) => this.named(e));
  },

  // ---- What a website could leave behind (§ 25 TDDDG)

  async stored() {
    const counts = {
      cookies: document.cookie.length,
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      indexedDB: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
    };
    return Object.keys(counts).filter((name) => counts[name] > 0);
  },
})
