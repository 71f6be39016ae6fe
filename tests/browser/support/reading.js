// What stops people from reading an open page: scrolling sideways, words cut off, bars that leave no room, movement.
//
// In:  an open page. Out: lines that say what is wrong, none when all can be read.

/** What makes the page wider than the screen; null for nothing. @returns {Promise<string | null>} */
export const tooWide = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const beyond = [...document.body.querySelectorAll('*')].filter((node) => node.getBoundingClientRect().right > width + 0.5);
  const name = (node) => node.tagName.toLowerCase() + (node.className ? `.${String(node.className.baseVal ?? node.className).split(' ').join('.')}` : '');
  return `${document.documentElement.scrollWidth} px wide: ${beyond.slice(-3).map(name).join(', ')}`;
});

/**
 * Words that nobody can bring into view: beyond a part that clips, or beyond the screen where nothing scrolls. What is for
 * screen readers alone does not count.
 * @returns {Promise<string[]>}
 */
export const wordsCutOff = (page) => page.evaluate(() => {
  const styles = new Map();
  const styleOf = (node) => styles.get(node) ?? styles.set(node, getComputedStyle(node)).get(node);
  const clips = (value) => value === 'hidden' || value === 'clip';
  const scrolls = (value) => value === 'auto' || value === 'scroll';
  /** What keeps `rect` of an element from being seen; null for nothing. */
  const lost = (node, rect) => {
    for (let at = node; at !== document.documentElement; at = at.parentElement) {
      const style = styleOf(at);
      const box = at.getBoundingClientRect();
      if (style.clipPath === 'inset(50%)') return null;
      if (scrolls(style.overflowX) || scrolls(style.overflowY)) return null;
      if (clips(style.overflowX) && (rect.right > box.right + 1 || rect.left < box.left - 1)) return at;
      if (clips(style.overflowY) && (rect.bottom > box.bottom + 2 || rect.top < box.top - 2)) return at;
      if (style.position === 'fixed') break;
    }
    const width = document.documentElement.clientWidth;
    return rect.right > width + 1 || rect.left < -1 ? document.documentElement : null;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility({visibilityProperty: true, opacityProperty: true}) || parent.closest('.skip, script, style, template, option, textarea')) continue;
    range.selectNodeContents(text);
    const by = [...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => lost(parent, rect)).find(Boolean);
    if (by) found.push(`“${text.data.trim().slice(0, 40)}” is cut off by ${by.tagName.toLowerCase()}.${by.getAttribute('class') ?? ''}`);
  }
  return found;
});

/** How much of the screen's height bars keep to themselves, halfway down the page: 0 to 1. @returns {Promise<number>} */
export const barsOver = (page) => page.evaluate(() => {
  scrollTo({top: (document.documentElement.scrollHeight - innerHeight) / 2, behavior: 'instant'});
  const lines = Array.from({length: 64}, (_, index) => (index + 0.5) * innerHeight / 64);
  const isBar = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const {position} = getComputedStyle(at);
      if ((position === 'sticky' || position === 'fixed') && at.getBoundingClientRect().width > 0.6 * innerWidth) return true;
    }
    return false;
  };
  return lines.filter((y) => isBar(document.elementFromPoint(innerWidth / 2, y))).length / lines.length;
});

/** Spaces letters, words, lines and paragraphs as WCAG 1.4.12 says a visitor may. */
export const spaceText = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
});

/** Makes the pages of a context notice what moves on its own; `moves` tells. */
export const noticeMoves = (context) => context.addInitScript(() => {
  globalThis.moves = [];
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries()) {
      globalThis.moves.push({value, what: sources.map(({node}) => `${node?.nodeName.toLowerCase() ?? 'what has gone'}.${node?.className ?? ''}`).join(', ')});
    }
  }).observe({type: 'layout-shift', buffered: true});
});

/** What has moved since the page opened. @returns {Promise<{value: number, what: string}[]>} */
export const moves = (page) => page.evaluate(() => globalThis.moves);
