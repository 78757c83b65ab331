/// The looks of what the preview adds to pages, after the theme klar; it needs no theme, because a theme may be what is
/// wrong.
enum PreviewStyle {
  static let text = """
    /* All names begin with klartext-, so that no theme is touched. Contrasts are at least 7:1. */
    .klartext-aside, .klartext-problems {
      --k-paper: #fbfaf7;
      --k-soft: #f1eee6;
      --k-ink: #1b1f23;
      --k-ink-soft: #454b52;
      --k-rule: #1b1f23;
      --k-accent: #0b4a6f;
      --k-error: #8a1020;
      color-scheme: light dark;
    }
    @media (prefers-color-scheme: dark) {
      .klartext-aside, .klartext-problems {
        --k-paper: #15191c;
        --k-soft: #22282d;
        --k-ink: #f1efea;
        --k-ink-soft: #c3c8cd;
        --k-rule: #a9b0b6;
        --k-accent: #a8d4f0;
        --k-error: #ffb3b8;
      }
    }
    .klartext-aside {
      box-sizing: border-box;
      padding: 0.8rem max(clamp(1rem, 4vw, 2rem), (100% - 62rem) / 2);
      background: var(--k-soft);
      color: var(--k-ink);
      font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
      text-align: start;
      overflow-wrap: break-word;
    }
    .klartext-banner { border-block-end: 2px solid var(--k-rule); }
    .klartext-bar { border-block-start: 2px solid var(--k-rule); }
    .klartext-aside p { margin: 0; max-inline-size: 60ch; }
    .klartext-aside a, .klartext-problems a { color: var(--k-accent); text-decoration: underline; }
    .klartext-aside summary { cursor: pointer; padding-block: 0.5rem; }
    .klartext-aside :focus-visible, .klartext-problems :focus-visible {
      outline: 3px solid var(--k-ink);
      outline-offset: 3px;
    }
    .klartext-problems body {
      margin: 0;
      background: var(--k-paper);
      color: var(--k-ink);
      font: 1.125rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
      overflow-wrap: break-word;
    }
    .klartext-problems main { max-inline-size: 52rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 2rem) 4rem; }
    .klartext-problems h1, .klartext-problems h2 {
      font-family: Charter, "Bitstream Charter", Cambria, "Noto Serif", Georgia, serif;
      line-height: 1.2;
    }
    .klartext-problems h1 { margin: 0 0 1rem; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.2rem); }
    .klartext-problems h1:focus { outline: none; }
    .klartext-problems h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; overflow-wrap: anywhere; }
    .klartext-list { margin: 0; padding: 0; list-style: none; }
    .klartext-list > li {
      padding-block: 0.8rem;
      border-block-start: 1px solid var(--k-ink-soft);
      unicode-bidi: isolate;
    }
    .klartext-list p { margin: 0 0 0.4rem; max-inline-size: 60ch; }
    .klartext-kind { font-weight: 700; }
    .klartext-kind-error { color: var(--k-error); }
    .klartext-place, .klartext-id { color: var(--k-ink-soft); font-size: 0.889rem; }
    .klartext-source {
      margin: 0 0 0.4rem;
      padding: 0.5rem 0.8rem;
      overflow-x: auto;
      background: var(--k-soft);
      border-inline-start: 0.25rem solid var(--k-rule);
      font: 0.95rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
      direction: ltr;
      text-align: left;
      white-space: pre;
    }
    .klartext-aside .klartext-source { background: var(--k-paper); }
    .klartext-source mark { background: none; color: inherit; font-weight: 700; }
    .klartext-list .klartext-mend {
      padding-inline-start: 0.8rem;
      border-inline-start: 0.25rem solid var(--k-accent);
    }
    .klartext-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .klartext-carets { color: var(--k-error); }
    @media print { .klartext-bar { display: none; } }
    """
}
