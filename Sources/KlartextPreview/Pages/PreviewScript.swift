/// The script of every page of the preview: loads the page anew when it has changed, and keeps the place.
enum PreviewScript {
  static let text = #"""
    const mark = document.querySelector('meta[name="klartext-preview"]').content;
    const isProblem = document.documentElement.classList.contains("klartext-problems");
    const key = "klartext-preview";

    // The place is kept over pages of problems, until the page itself is back.
    function keep() {
      if (isProblem) return;
      const open = [...document.querySelectorAll("main details")].map((details) => details.open);
      const focus = stops().indexOf(document.activeElement);
      sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, open, focus }));
    }

    // What the keyboard reaches: the same number means the same thing, as long as the page is much as it was.
    function stops() {
      return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    }

    // Said once, because whoever does not see the page does not see that it is another one.
    function tell() {
      const status = document.createElement("p");
      status.setAttribute("role", "status");
      status.className = "klartext-hidden";
      status.lang = document.documentElement.lang.startsWith("de") ? "de" : "en";
      document.body.append(status);
      setTimeout(() => { status.textContent = status.lang === "de" ? "Neu geladen" : "Loaded again"; }, 300);
    }

    function restore() {
      if (isProblem) return;
      // The browser would go where the page of problems stood, so it gets its say only when all is done.
      const hand = () => setTimeout(() => { history.scrollRestoration = "auto"; });
      addEventListener("load", hand, { once: true });
      const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
      sessionStorage.removeItem(key);
      if (kept === null || kept.path !== location.pathname) return;
      const details = [...document.querySelectorAll("main details")];
      if (details.length === kept.open.length) details.forEach((item, index) => { item.open = kept.open[index]; });
      stops()[kept.focus]?.focus({ preventScroll: true });
      tell();
      const place = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
      place();
      // Once more when pictures are there, unless somebody has scrolled meanwhile.
      const { scrollX: x, scrollY: y } = window;
      addEventListener("load", () => { if (scrollX === x && scrollY === y) place(); }, { once: true });
    }

    function reload() {
      keep();
      history.scrollRestoration = "manual";
      location.reload();
    }

    // A browser opens few connections to one server, so pages that nobody sees hold none.
    let source;
    function connect() {
      source?.close();
      source = undefined;
      if (document.visibilityState === "hidden") return;
      source = new EventSource("/_preview/events");
      source.addEventListener("state", (event) => {
        if (event.data === mark) return;
        source.close();
        reload();
      });
      source.addEventListener("error", () => {
        if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
      });
    }

    async function showBar() {
      const answer = await fetch(`/_preview/bar?page=${encodeURIComponent(location.pathname)}`);
      if (!answer.ok) return;
      document.body.insertAdjacentHTML("beforeend", await answer.text());
      document.querySelector(".klartext-bar details")?.addEventListener("toggle", reachWideLines);
    }

    // A line that is wider than its box can be moved by the keyboard (WCAG 2.2 SC 2.1.1); others need no stop.
    function reachWideLines() {
      for (const line of document.querySelectorAll(".klartext-source")) {
        if (line.scrollWidth > line.clientWidth) line.tabIndex = 0; else line.removeAttribute("tabindex");
      }
    }

    restore();
    connect();
    reachWideLines();
    addEventListener("resize", reachWideLines);
    document.addEventListener("visibilitychange", connect);
    addEventListener("pagehide", () => source?.close());
    addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
    if (isProblem) document.querySelector("h1").focus();
    else showBar();
    """#
}
