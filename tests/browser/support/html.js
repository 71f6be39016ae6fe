// Just enough HTML reading for checks over whole sites: tags with their attributes, where they stand.
//
// In:  HTML that the Nu checker holds for valid. Out: tags in order.

/**
 * @typedef {object} Tag
 * @property {string} name
 * @property {Record<string, string>} attributes  with character references resolved; '' for an attribute without a value
 * @property {number} line
 * @property {number} end  the offset behind the tag
 */

const tagPattern = /<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const attributePattern = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Every start tag, but for what stands in comments and in the bodies of scripts. @returns {Tag[]} */
export function tags(html) {
  const text = html.replace(/<!--[\s\S]*?-->|(<script\b[^>]*>)[\s\S]*?<\/script>/gi, blankKeepingStart);
  let line = 1;
  let seen = 0;
  return [...text.matchAll(tagPattern)].map((match) => {
    for (; seen < match.index; seen++) if (text[seen] === '\n') line++;
    const attributes = {};
    for (const [, name, ...values] of match[2].matchAll(attributePattern)) {
      attributes[name.toLowerCase()] = unescape(values.find((value) => value !== undefined) ?? '');
    }
    return {name: match[1].toLowerCase(), attributes, line, end: match.index + match[0].length};
  });
}

// Offsets and lines stay as they were.
function blankKeepingStart(whole, start = '') {
  return start + whole.slice(start.length).replace(/[^\n]/g, ' ');
}

function unescape(text) {
  return text.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (reference) =>
    ({'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'', '&#x27;': '\''})[reference]);
}

/** The addresses a tag names, as `{attribute, url}`. */
export function addresses({attributes}) {
  const found = ['href', 'src', 'action', 'poster', 'data'].filter((name) => attributes[name] !== undefined)
    .map((attribute) => ({attribute, url: attributes[attribute]}));
  for (const part of (attributes.srcset ?? '').split(',')) {
    const url = part.trim().split(/\s+/)[0];
    if (url) found.push({attribute: 'srcset', url});
  }
  return found;
}
