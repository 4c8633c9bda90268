// What a person can see of a piece of text. Reads layout and style only, changes nothing.
// One of the parts of one script: fence.js, eyes.js, reader.js, observer.js (ui/web_sheet.py joins them).
const HIDDEN = 0, UNDER = 1, TOP = 2;
const LEAST = { opacity: 0.1, height: 4, width: 2, contrast: 10 };
const OPAQUE = 0.85;
let looks = new Map();

/** Reads a property past a form's fields, which may bear its name. */
function own(prototype, name) {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name);
  return (node) => get.call(node);
}
const parentOf = own(Node.prototype, "parentNode"), typeOf = own(Node.prototype, "nodeType");
const firstOf = own(Node.prototype, "firstChild"), nextOf = own(Node.prototype, "nextSibling"), tagOf = own(Element.prototype, "tagName");
const shadowOf = own(Element.prototype, "shadowRoot");

/** The parent as it is drawn: through slots and out of shadow roots. */
function up(node) {
  if (node.assignedSlot instanceof Element) return node.assignedSlot;
  const parent = parentOf(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

function within(node, box) {
  for (let at = node; at; at = up(at)) if (at === box) return true;
  return false;
}

/** Computed style and the product of all opacities above, remembered for one look. */
function look(element) {
  let found = looks.get(element);
  if (!found) {
    const style = getComputedStyle(element), above = up(element), { display, filter } = style;
    const faded = filter === "none" ? 1 : Number((/opacity\(([\d.]+)\)/.exec(filter) || [0, 1])[1]);
    found = { style, display, opacity: Number(style.opacity) * faded * (above ? look(above).opacity : 1) };
    looks.set(element, found);
  }
  return found;
}

function forgetLooks() { looks = new Map(); }

/** [red, green, blue, alpha] of a computed colour; null when it is written in another colour space. */
function colour(text) {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
  return found && [1, 2, 3, 4].map((part) => (found[part] === undefined ? 1 : Number(found[part])));
}

function alpha(text) {
  const parts = colour(text);
  if (parts) return parts[3];
  const found = /\/ ([\d.]+)\)$/.exec(text);
  return found ? Number(found[1]) : 1;
}

/** The element that a click at a point would reach, also inside shadow roots. */
function topmost(x, y) {
  let hit = document.elementFromPoint(x, y);
  while (hit && shadowOf(hit)) {
    const inner = shadowOf(hit).elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

function pile(x, y, root = document) {
  return root.elementsFromPoint(x, y).flatMap((hit) => {
    if (hit.getRootNode() !== root) return [];
    return shadowOf(hit) ? [...pile(x, y, shadowOf(hit)), hit] : [hit];
  });
}

/** How much of what lies behind an element it hides at a point: 0 nothing, 1 everything. */
function veil(cover, x, y) {
  const box = cover.getBoundingClientRect();
  const outside = x < box.left || x > box.right || y < box.top || y > box.bottom;
  const sight = look(cover);
  const style = outside && cover.matches(":modal") ? getComputedStyle(cover, "::backdrop") : sight.style;
  if (/blur\(([4-9]|\d\d)/.test(style.backdropFilter)) return sight.opacity;
  if (/^(IMG|VIDEO|IFRAME|FRAME|OBJECT|EMBED)$/.test(tagOf(cover))) return sight.opacity;
  const pictured = style.backgroundImage !== "none";
  const solid = pictured && !/rgba\(|transparent|\//.test(style.backgroundImage.replace(/url\([^)]*\)/g, ""));
  return (solid ? 1 : Math.max(alpha(style.backgroundColor), pictured ? 0.5 : 0)) * sight.opacity;
}

/** What is left of TOP behind the covers given, from the front to the back. */
function behind(covers, element, x, y) {
  let level = TOP;
  for (const cover of covers) {
    if (look(cover).opacity < 0.02) continue;
    if (veil(cover, x, y) >= OPAQUE) return HIDDEN;
    if (!within(cover, element)) level = UNDER;
  }
  return level;
}

/** The order in which a chain of elements is painted against another: the first that says so. */
function height(chain) {
  for (const element of chain) {
    const { style } = look(element);
    if (element.matches(":modal, :popover-open")) return Infinity;
    if (style.zIndex !== "auto") return Number(style.zIndex);
    if (style.position !== "static" || style.transform !== "none" || Number(style.opacity) < 1) return 0;
  }
  return -0.5;
}

function isAbove(cover, element) {
  const chain = (node) => { const all = []; for (let at = node; at; at = up(at)) all.unshift(at); return all; };
  const [ours, theirs] = [chain(element), chain(cover)];
  const fork = theirs.findIndex((node, i) => node !== ours[i]);
  if (fork < 0) return false;
  const [low, high] = [height(ours.slice(fork)), height(theirs.slice(fork))];
  if (low !== high || high === Infinity) return high >= low;
  return Boolean(element.compareDocumentPosition(cover) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Whether overflow of an ancestor cuts a point away; only asked where hit testing cannot tell. */
function isClipped(element, x, y) {
  for (let at = element; at; at = up(at)) {
    const { style } = look(at);
    if (style.position === "fixed") return false;
    if (at === document.documentElement || at === document.body || style.overflow === "visible") continue;
    const box = at.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return true;
  }
  return false;
}

/** Hit testing passes through pointer-events:none, inert, and all that a modal dialog blocks. */
function isPassive(element, modals) {
  if (look(element).style.pointerEvents === "none") return true;
  for (let at = element; at; at = up(at)) if (at.inert) return true;
  return modals.some((modal) => !within(element, modal));
}

function seenAt(element, x, y, modals) {
  const hit = topmost(x, y);
  if (!hit) return HIDDEN;
  if (hit === element) return TOP;
  const all = pile(x, y);
  if (all.includes(element)) return behind(all.slice(0, all.indexOf(element)), element, x, y);
  if (!isPassive(element, modals) || isClipped(element, x, y)) return HIDDEN;
  return behind(all.filter((cover) => !within(element, cover) && isAbove(cover, element)), element, x, y);
}

/** Whether the letters can be told from what is behind them. */
function isLegible(element, x, y) {
  const { style, opacity } = look(element);
  if (style.webkitTextSecurity && style.webkitTextSecurity !== "none") return false;
  if (/text/.test(style.webkitBackgroundClip)) return true;
  const ink = style.webkitTextFillColor || style.color;
  if (alpha(ink) * opacity < LEAST.opacity) return false;
  const [letters, paper] = [colour(ink), paperAt(x, y)];
  return !letters || !paper || [0, 1, 2].some((part) => Math.abs(letters[part] - paper[part]) > LEAST.contrast);
}

/** The plain colour at a point; null when there is a picture, or a mixture. */
function paperAt(x, y) {
  for (const element of pile(x, y)) {
    const { style } = look(element);
    if (style.backgroundImage !== "none" || /^(IMG|VIDEO|CANVAS|IFRAME|SVG)$/i.test(tagOf(element))) return null;
    const paper = colour(style.backgroundColor);
    if (!paper || (paper[3] > 0 && paper[3] < 1)) return null;
    if (paper[3] === 1) return paper;
  }
  const letters = colour(look(document.documentElement).style.color); // black ones stand on white, if on nothing else
  return letters && Math.max(...letters.slice(0, 3)) < 128 ? [255, 255, 255, 1] : null;
}

function isInView(box) { return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth; }

/** How a person sees rectangles of text that belong to an element: HIDDEN, UNDER (something lies over it) or TOP. */
function seen(element, rects, modals) {
  const fit = [...rects].filter((box) => isInView(box) && box.height >= LEAST.height && box.width >= LEAST.width);
  if (fit.length * 2 < rects.length) return HIDDEN;
  const chosen = fit.length > 3 ? [fit[0], fit[fit.length >> 1], fit[fit.length - 1]] : fit;
  const points = chosen.flatMap((box) => (box.width > 60 ? [0.5, 0.1, 0.9] : [0.5]).map(
    (part) => [box.left + box.width * part, box.top + box.height / 2]));
  let at = element;
  while (at && look(at).style.display === "contents") at = up(at);
  if (!at || !points.length || look(at).style.visibility !== "visible") return HIDDEN;
  const levels = points.map(([x, y]) => seenAt(at, x, y, modals));
  const enough = (least) => levels.filter((level) => level >= least).length * 2 >= levels.length;
  if (!enough(UNDER) || !isLegible(element, ...points[0])) return HIDDEN;
  return enough(TOP) ? TOP : UNDER;
}
