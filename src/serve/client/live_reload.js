// Follows what changes in the project: `bondgenoot serve` puts this on every page it shows, and on no other.
//
// The server sends a number for each state of the project. The page then asks for itself again and looks what differs: its own content
// (it is loaded anew, at the same place), only its style sheets (they are exchanged), or what the server says of mistakes (that is put
// in, or taken away). Nothing depends on what was missed: after a pause or a restart it simply looks again.

const PROBLEMS = "bondgenoot-problems";
const PLACE = "bondgenoot-place";
const PAUSE = 1000;

/**
 * The element that brought this script, which says where to listen and which content this page has.
 *
 * @param {Document} page
 */
function sign(page) {
  return /** @type {HTMLElement | null} */ (page.querySelector("[data-bondgenoot-live]"));
}

/**
 * Loads the page again, and remembers where the reader was.
 */
function reload() {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ page: location.pathname, left: scrollX, top: scrollY }));
  } catch {
    // Without storage the browser's own memory of the place must do.
  }
  location.reload();
}

function restorePlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    if (place?.page === location.pathname) scrollTo({ left: place.left, top: place.top, behavior: "instant" });
  } catch {
    // As above.
  }
}

/**
 * The style sheets of a page in order, but for the server's own.
 *
 * @param {Document} page
 * @returns {HTMLLinkElement[]}
 */
function styleSheets(page) {
  return [...page.querySelectorAll("link")].filter((link) => link.rel === "stylesheet" && !link.hasAttribute("data-bondgenoot-style"));
}

/**
 * Puts each style sheet that changed in the place of the one it follows, once it is there: the page is never without style.
 *
 * @param {Document} fresh
 */
function exchangeStyles(fresh) {
  const now = styleSheets(document);
  const next = styleSheets(fresh);
  next.forEach((link, index) => {
    const address = link.getAttribute("href");
    const old = now[index];
    if (!address || old?.getAttribute("href") === address) return;
    const added = document.createElement("link");
    added.rel = "stylesheet";
    added.addEventListener("load", () => old?.remove(), { once: true });
    added.href = address;
    if (old) old.after(added);
    else document.head.append(added);
  });
  now.slice(next.length).forEach((link) => link.remove());
}

/**
 * What the server says is wrong, as `fresh` has it.
 *
 * @param {Document} fresh
 */
function showProblems(fresh) {
  const old = document.getElementById(PROBLEMS);
  const next = fresh.getElementById(PROBLEMS);
  if (next && old?.textContent === next.textContent) return;
  old?.remove();
  if (!next) return;
  const panel = document.importNode(next, true);
  document.body.prepend(panel);
  const edge = panel.getBoundingClientRect();
  if (edge.bottom <= 0 || edge.top >= innerHeight) panel.scrollIntoView();
}

/**
 * This page as the server has it now. Asked for in this way it comes as a document, which is safe where texts may not
 * become one: pages demand trusted types.
 *
 * @returns {Promise<Document>}
 */
function pageNow() {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
    request.responseType = "document";
    request.addEventListener("load", () => (request.responseXML ? done(request.responseXML) : failed()));
    request.addEventListener("error", failed);
    request.send();
  });
}

let looking = false;
let again = false;

/**
 * Asks for this page as it is now, and shows the difference.
 */
async function look() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  try {
    const fresh = await pageNow();
    const version = sign(fresh)?.dataset.version;
    if (version && version !== sign(document)?.dataset.version) {
      reload();
    } else if (version) {
      exchangeStyles(fresh);
      showProblems(fresh);
    }
  } catch {
    // The server is away: the stream comes back when it does.
  } finally {
    looking = false;
    if (again) {
      again = false;
      look();
    }
  }
}

/** @type {EventSource | null} */
let stream = null;

/**
 * Listens while the page is seen: a browser gives all tabs of an address six connections together.
 */
function listen() {
  const address = sign(document)?.dataset.bondgenootLive;
  if (stream || !address || document.visibilityState === "hidden") return;
  stream = new EventSource(address);
  stream.addEventListener("message", () => look());
  stream.addEventListener("error", () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    stream = null;
    setTimeout(listen, PAUSE);
  });
}

function hush() {
  stream?.close();
  stream = null;
}

document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? hush() : listen()));
addEventListener("pagehide", hush);
addEventListener("pageshow", listen);
restorePlace();
listen();
