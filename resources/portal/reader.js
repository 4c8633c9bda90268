// The visible text of one document as a list of blocks, in the order in which it is written.
const SKIPPED = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|TEXTAREA|SELECT|OPTION|DATALIST|CANVAS|OBJECT|VIDEO|AUDIO|HEAD|LINK|META)$/;
const BUTTONS = /^(button|submit|reset)$/;
const CONTROL_ROLES = /^(button|link|tab|menuitem|switch|option|radio|checkbox)$/;
const POPUP_ROLES = /^(dialog|alertdialog|alert|status)$/;
const ASIDE_ROLES = /^(complementary|contentinfo|navigation|note|tooltip|tablist|menu|menubar)$/;
const MOST = { nodes: 5000, blocks: 200, text: 400, joined: 120, titles: 3 };

function role(element) {
  const found = element.hasAttributes() && element.getAttribute("role");
  return found ? found.trim().toLowerCase() : "";
}

function isControl(element) {
  return /^(BUTTON|A|SUMMARY)$/.test(tagOf(element)) || CONTROL_ROLES.test(role(element));
}

function headingLevel(element) {
  const found = /^H([1-6])$/.exec(tagOf(element));
  if (found) return Number(found[1]);
  if (role(element) === "heading") return Number(element.getAttribute("aria-level")) || 2;
  return /^(LEGEND|CAPTION|SUMMARY)$/.test(tagOf(element)) ? 6 : 0;
}

/** Fixed over the middle of the window: a pop-up, whatever it calls itself. */
function isOverlay(element) {
  if (look(element).style.position !== "fixed") return false;
  const box = element.getBoundingClientRect(), x = innerWidth / 2, y = innerHeight / 2;
  return box.left <= x && box.right >= x && box.top <= y && box.bottom >= y;
}

function isPopup(element) {
  if (!element.hasAttributes()) return tagOf(element) === "DIALOG" || isOverlay(element);
  return tagOf(element) === "DIALOG" || POPUP_ROLES.test(role(element)) || element.hasAttribute("popover") ||
    element.getAttribute("aria-modal") === "true" || /^(polite|assertive)$/.test(element.getAttribute("aria-live")) ||
    isOverlay(element);
}

function isAside(element) {
  return /^(ASIDE|FOOTER|NAV|DETAILS)$/.test(tagOf(element)) || ASIDE_ROLES.test(role(element));
}

/** A walk through one document. `blocks` is what it found, `frames` the frames that can be seen. */
class Reader {
  constructor(modals) {
    this.modals = modals;
    this.blocks = [];
    this.frames = [];
    this.roots = [];
    this.titles = [];
    this.open = null;
    this.nodes = 0;
  }

  read(root) {
    this.walk(root, { kind: "text", popup: false, aside: false, level: 0, block: root });
    this.flush();
    joinLines(this.blocks);
    return this;
  }

  walk(node, around) {
    if (++this.nodes > MOST.nodes || this.blocks.length > MOST.blocks) return;
    if (typeOf(node) === Node.TEXT_NODE) this.text(node, around);
    else if (typeOf(node) === Node.ELEMENT_NODE) this.element(node, around);
  }

  element(element, around) {
    if (SKIPPED.test(tagOf(element))) return;
    const { style, opacity, display } = look(element);
    if (display === "none" || opacity < LEAST.opacity) return;
    if (display !== "contents" && !element.checkVisibility()) return;
    if (/^I?FRAME$/.test(tagOf(element))) return void this.frames.push(element);
    if (tagOf(element) === "INPUT") return this.field(element, around);
    if (element.isContentEditable) return;
    if (tagOf(element) === "BR") return void this.put(" ", null, null);
    const here = this.around(element, display, around);
    const split = here.block !== around.block;
    if (split) this.flush();
    this.pseudo(element, "::before", here);
    this.within(element, here);
    this.pseudo(element, "::after", here);
    if (split) this.flush();
    else if (tagOf(element) === "A" && around.kind !== "control") this.link(element, here);
  }

  within(element, around) {
    const root = shadowOf(element), assigned = tagOf(element) === "SLOT" ? element.assignedNodes() : [];
    if (root) this.roots.push(root);
    if (assigned.length) return assigned.forEach((node) => this.walk(node, around));
    for (let node = firstOf(root || element); node; node = nextOf(node)) this.walk(node, around);
  }

  /** What an element adds to what is known of its texts. */
  around(element, display, outer) {
    const inline = /^(inline|contents|ruby)/.test(display);
    const control = isControl(element), level = headingLevel(element);
    const splits = !inline || (control && tagOf(element) !== "A") || tagOf(element) === "LABEL";
    let kind = outer.kind;
    if (control && splits) kind = "control";
    else if (tagOf(element) === "LABEL" || tagOf(element) === "DT") kind = "label";
    else if (level && kind === "text") kind = "heading";
    return {
      kind,
      level: level || outer.level,
      popup: outer.popup || isPopup(element),
      aside: outer.aside || (isAside(element) && !outer.popup),
      block: splits ? element : outer.block,
      control: control ? element : outer.control,
    };
  }

  text(node, around) {
    if (!/\S/.test(node.data)) return void this.put(" ", null, null);
    const range = document.createRange();
    range.selectNodeContents(node);
    this.show(node.data, up(node), range.getClientRects(), around);
  }

  show(text, element, rects, around) {
    const level = this.isLigature(text, rects) ? this.last.level : seen(element, rects, this.modals);
    if (level === HIDDEN) return;
    const { style } = look(element);
    this.put(text.replace(/\s+/g, " "), around, {
      level, box: rects[0], last: rects[rects.length - 1], size: parseFloat(style.fontSize),
      font: `${style.fontSize} ${style.fontWeight}`, bold: Number(style.fontWeight) >= 600,
    });
  }

  get last() { return this.open && this.open.sights[this.open.sights.length - 1]; }

  /** A letter in a box of its own may be drawn as a part of the one before, as in "fi". */
  isLigature(text, [box]) {
    const before = this.last;
    return before && box && text.trim().length < 3 && box.width < LEAST.width && box.height >= LEAST.height &&
      Math.abs(box.left - before.last.right) < 2 && Math.abs(box.top - before.last.top) < 2;
  }

  put(text, around, sight) {
    if (sight && !this.open) this.open = { ...around, parts: [], sights: [], element: around.block };
    if (this.open) this.open.parts.push(text);
    if (sight) this.open.sights.push(sight);
  }

  /** Words that a style sheet writes; icons from a font are no words. */
  pseudo(element, which, around) {
    const boxes = element.getClientRects();
    if (!boxes.length || !isInView(boxes[0])) return;
    const content = getComputedStyle(element, which).content;
    if (!content || content === "none" || content === "normal") return;
    const words = [...content.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)\)/g)]
      .map((found) => (found[2] ? element.getAttribute(found[2]) || "" : found[1])).join("");
    if (/\p{L}{2}/u.test(words)) this.show(words, element, [boxes[0]], around);
  }

  field(element, around) {
    const button = BUTTONS.test(element.type);
    if (/^(radio|checkbox)$/.test(element.type)) this.ticked = around.block;
    const words = button ? element.value : element.value ? "" : element.placeholder;
    if (!words) return;
    this.flush();
    const own = button ? { kind: "control", control: element } : { kind: "label" };
    this.show(words, element, [element.getBoundingClientRect()], { ...around, ...own, block: element });
    this.flush();
  }

  /** A link stands in its sentence and, besides, for itself. */
  link(element, around) {
    const reader = new Reader(this.modals);
    const own = { ...around, kind: "control", control: element, block: element };
    reader.within(element, own);
    reader.flush();
    reader.blocks.forEach((block) => { block.element = element; block.late = true; });
    (this.late ||= []).push(...reader.blocks);
  }

  flush() {
    const { open, late = [] } = this;
    this.open = null;
    this.late = [];
    const words = open ? open.parts.join("").replace(/\s+/g, " ").trim() : "";
    if (words) this.add(open, words, late);
    this.blocks.push(...late);
  }

  add(open, words, late) {
    const first = open.sights[0];
    const top = open.sights.filter((sight) => sight.level === TOP).length * 2 >= open.sights.length;
    const block = {
      text: words.slice(0, MOST.text), kind: open.element === this.ticked ? "label" : open.kind, popup: open.popup, aside: open.aside,
      under: !top, element: open.element, control: open.control, sight: first,
      end: open.sights[open.sights.length - 1].last, titles: [],
    };
    if (late.length === 1 && late[0].text === block.text) return;
    block.titles = this.titlesOf(block.element);
    this.blocks.push(block);
    const bold = block.kind === "text" && words.length <= 60 && open.sights.every((sight) => sight.bold);
    if (block.kind === "heading" || bold || open.level) this.entitle(block, open.level || 7);
  }

  /** What stands below a heading is about it, until a heading of its rank or the end of its surroundings. */
  entitle(block, level) {
    let scope = up(block.element);
    while (scope && tagOf(scope) !== "DETAILS" && scope.childElementCount === 1) scope = up(scope);
    this.titles = this.titles.filter((title) => title.level < level);
    this.titles.push({ level, scope, text: block.text });
  }

  titlesOf(element) {
    const around = this.titles.filter((title) => !title.scope || within(element, title.scope));
    return around.slice(-MOST.titles).map((title) => title.text);
  }
}

function isCell(element) { return look(element).style.display === "table-cell"; }

/** Words that stand side by side in boxes of their own read as one line; lines of one look as one text. */
function joinLines(blocks) {
  const plain = (block) => block.kind === "text" || block.kind === "heading";
  const near = (a, b) => !isCell(a.element) && !isCell(b.element) && within(b.element, up(up(a.element) || a.element) || a.element);
  for (let i = 0; i + 1 < blocks.length; i++) {
    const [a, b] = [blocks[i], blocks[i + 1]];
    if (!plain(a) || !plain(b) || a.sight.font !== b.sight.font || !near(a, b)) continue;
    const [end, start, em] = [a.end, b.sight.box, a.sight.size];
    const gap = start.left - end.right, level = Math.abs(start.top - end.top) < em / 2;
    if (!level || gap < -em / 2 || gap > em * 0.6) continue;
    a.text = (a.text + (gap > em * 0.12 ? " " : "") + b.text).slice(0, MOST.text);
    a.end = b.end;
    a.under = a.under && b.under;
    blocks.splice(i + 1, 1);
    i--;
  }
  blocks.push(...stacked(blocks, plain));
}

/** Short lines of one look right below one another, such as a heading in two boxes. */
function stacked(blocks, plain) {
  const more = [];
  let run = [];
  const close = () => {
    const text = run.map((block) => block.text).join(" ");
    if (run.length > 1 && run.length < 5 && text.length <= MOST.joined) more.push({ ...run[0], text, under: run.some((b) => b.under) });
    run = [];
  };
  for (const block of blocks) {
    const above = run[run.length - 1];
    const follows = above && above.sight.font === block.sight.font && up(above.element) === up(block.element) &&
      block.sight.box.top - above.end.bottom < above.sight.size * 0.5 && block.sight.box.top > above.end.top;
    if (!plain(block) || !follows || /[.!?:]$/.test(above.text)) close();
    if (plain(block)) run.push(block);
  }
  close();
  return more;
}
