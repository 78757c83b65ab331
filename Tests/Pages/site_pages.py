"""A built site as its visitors' programs see it: pages, links, ids."""

import html.parser
import pathlib
import posixpath
import urllib.parse


class Page(html.parser.HTMLParser):
    """What one HTML file says of itself."""

    def __init__(self, address, text):
        super().__init__()
        self.address = address
        self.text = text
        self.ids = []
        self.links = []
        self.sources = []
        self.alternates = {}
        self.canonical = None
        self.language = None
        self.title = ""
        self.headings = []
        self.inline_scripts = 0
        self.inline_styles = 0
        self.is_redirect = False
        self._in_title = False
        self._in_data = False
        self.data = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "html":
            self.language = attributes.get("lang")
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag in ("img", "script") and "src" in attributes:
            self.sources.append(attributes["src"])
        if tag == "link":
            rel = attributes.get("rel", "")
            if rel == "alternate" and "hreflang" in attributes:
                self.alternates[attributes["hreflang"]] = attributes["href"]
            elif rel == "canonical":
                self.canonical = attributes["href"]
            elif "href" in attributes:
                self.sources.append(attributes["href"])
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            self.is_redirect = True
        # A block of data is not run, and the policy allows it.
        self._in_data = tag == "script" and attributes.get("type") == "application/ld+json"
        if self._in_data:
            self.data.append("")
        elif tag == "script" and "src" not in attributes and attributes.get("type") != "application/json":
            self.inline_scripts += 1
        if "style" in attributes or tag == "style" or any(name.startswith("on") for name in attributes):
            self.inline_styles += 1
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data):
        if self._in_title:
            self.title += data
        if self._in_data:
            self.data[-1] += data

    def handle_endtag(self, tag):
        self._in_title = False
        self._in_data = False


class Site:
    """All files below a folder; addresses begin with the path of the base address."""

    def __init__(self, folder, base="/"):
        self.folder = pathlib.Path(folder)
        self.base = base
        self.files = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}
        self.pages = {}
        for name in sorted(self.files):
            if name.endswith(".html"):
                address = base + (name[: -len("index.html")] if posixpath.basename(name) == "index.html" else name)
                self.pages[address] = Page(address, (self.folder / name).read_text(encoding="utf-8"))

    def target(self, page, link):
        """The file that a link leads to and its fragment; `None` for other websites."""
        url = urllib.parse.urlsplit(urllib.parse.urljoin("https://host" + page.address, link))
        if url.scheme not in ("http", "https") or url.netloc != "host":
            return None
        path = urllib.parse.unquote(url.path)
        if not path.startswith(self.base):
            return "outside " + path, ""
        path = path[len(self.base):]
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path, urllib.parse.unquote(url.fragment)
