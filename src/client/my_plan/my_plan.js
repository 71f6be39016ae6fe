// “My menu” as a plan: what was chosen, in the visitor's own order, with notes; kept in the browser, shared as a link,
// copied as text, printed. Someone else's menu, in the address, is shown without touching one's own. The page has all
// actions from the start; here are only those of the menu.
import { copyText } from '../copy_text.js';
import { menu } from '../my_menu.js';
import { counted, fill, number, say } from '../say.js';
import { linkTo, readLink } from './link.js';
import { keepNote, showNotes } from './notes.js';
import { planText } from './plan_text.js';

/** @typedef {import('./link.js').Gift} Gift */

/** @param {string} name @returns {HTMLElement | null} */
const part = (name) => document.querySelector(`[data-${name}]`);
/** @param {string} name @param {boolean} shown */
const reveal = (name, shown) => {
  const place = part(name);
  if (place) place.hidden = !shown;
};

/** @param {HTMLFormElement} form */
const start = (form) => {
  const words = form.dataset;
  const list = /** @type {HTMLElement} */ (form.querySelector('[data-list]'));
  const plans = new Map([.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-slug]'))].map((plan) => [plan.dataset.slug ?? '', plan]));
  const fields = [...form.querySelectorAll('textarea')];
  /** @type {Set<string>} Taken off just now: a line with the way back stands in the place of each. */
  const gone = new Set();
  /** @type {string[]} What “empty” took away. */
  let emptied = [];
  /** @type {Gift | null} */
  let gift = null;

  const own = () => menu.all().filter((name) => plans.has(name));
  const shown = () => (gift?.names.length ? gift.names : own());
  /** @param {string} name */
  const titleOf = (name) => plans.get(name)?.dataset.title ?? '';

  const tellOfLink = () => {
    const isRead = Boolean(gift?.names.length);
    reveal('shared', isRead);
    reveal('unread', gift !== null && !isRead);
    reveal('cut', Boolean(gift?.isCut));
    const odd = part('odd');
    if (!odd) return;
    odd.hidden = !gift?.odd;
    odd.textContent = gift?.odd ? counted(odd.dataset.words, gift.odd) : '';
  };

  /** Those taken off keep their place between the others. */
  const inOrder = () => {
    const names = shown();
    const before = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-slug]'))].map(({ dataset }) => dataset.slug ?? '');
    for (const name of before.filter((other) => gone.has(other))) {
      const at = before.slice(0, before.indexOf(name)).findLast((other) => names.includes(other));
      names.splice(at === undefined ? 0 : names.indexOf(at) + 1, 0, name);
    }
    return names;
  };

  const show = () => {
    gift = readLink(location.hash, plans.keys());
    const isGift = Boolean(gift?.names.length);
    if (isGift) gone.clear();
    for (const name of own()) gone.delete(name);
    const names = inOrder();
    for (const [i, name] of names.entries()) {
      const plan = /** @type {HTMLElement} */ (plans.get(name));
      if (list.children[i] !== plan) list.insertBefore(plan, list.children[i] ?? null);
    }
    for (const [name, plan] of plans) {
      plan.hidden = !names.includes(name);
      plan.toggleAttribute('data-gone', gone.has(name));
    }
    const here = names.filter((name) => !gone.has(name));
    for (const [i, name] of here.entries()) {
      plans.get(name)?.querySelector('[data-up]')?.setAttribute('aria-disabled', String(i === 0));
      plans.get(name)?.querySelector('[data-down]')?.setAttribute('aria-disabled', String(i === here.length - 1));
    }
    form.toggleAttribute('data-gift', isGift);
    form.hidden = !names.length;
    showNotes(fields, !isGift);
    tellOfLink();
    reveal('tools', here.length > 0);
    reveal('empty', !isGift);
    reveal('nothing', !here.length);
    reveal('restore', emptied.length > 0 && !here.length);
    form.dataset.ready = '';
  };

  /** @param {string} name @param {string} button */
  const focusOn = (name, button) => /** @type {HTMLElement | null | undefined} */ (plans.get(name)?.querySelector(`[data-${button}]`))?.focus();

  /** @param {string} name @param {number} step */
  const move = (name, step) => {
    const names = own();
    const at = names.indexOf(name);
    const to = at + step;
    if (to < 0 || to >= names.length) return say(fill(step < 0 ? words.first : words.last, { name: titleOf(name) }));
    [names[at], names[to]] = [names[to], names[at]];
    menu.set(names);
    focusOn(name, step < 0 ? 'up' : 'down');
    say(fill(words.moved, { name: titleOf(name), n: number(to + 1), count: number(names.length) }));
  };

  /** @param {string} name */
  const takeOff = (name) => {
    gone.add(name);
    emptied = [];
    menu.set(menu.all().filter((other) => other !== name));
    focusOn(name, 'undo');
    say(fill(words.removed, { name: titleOf(name) }));
  };

  /** @param {string} name */
  const putBack = (name) => {
    const order = inOrder();
    const behind = order.slice(order.indexOf(name) + 1).find((other) => !gone.has(other));
    const names = menu.all();
    names.splice(behind ? names.indexOf(behind) : names.length, 0, name);
    gone.delete(name);
    menu.set(names);
    focusOn(name, 'off');
    say(fill(words.added, { name: titleOf(name) }));
  };

  const empty = () => {
    emptied = menu.all();
    gone.clear();
    menu.set([]);
    part('restore')?.focus();
    say(words.emptied ?? '');
  };

  const restore = () => {
    menu.set([...emptied, ...menu.all()]);
    emptied = [];
    focusOn(own()[0] ?? '', 'off');
  };

  const takeGift = () => {
    const names = gift?.names ?? [];
    history.replaceState(null, '', location.pathname + location.search);
    menu.set([...menu.all(), ...names]);
    focusOn(names[0] ?? '', 'off');
    say(words.taken ?? '');
  };

  /** @param {string} text @param {string | undefined} done */
  const copy = (text, done) => copyText(text, part('by-hand'), done);

  const share = () => {
    const link = linkTo(location.href, shown());
    if (link) copy(link, words.linkCopied);
    else say(words.linkTooLong ?? '');
  };

  const markdown = () => {
    const whose = /** @type {HTMLTextAreaElement | null} */ (form.querySelector('[name="of"]'))?.value.trim();
    const steps = shown().map((name) => {
      const plan = /** @type {HTMLElement} */ (plans.get(name));
      const notes = [...plan.querySelectorAll('textarea')].map((field) => ({ label: field.labels[0]?.firstChild?.textContent?.trim() ?? '', value: field.value }));
      const url = plan.querySelector('a')?.href ?? '';
      return { title: titleOf(name), text: plan.dataset.text ?? '', url, notes };
    });
    copy(planText(whose ? fill(words.titleOf, { name: whose }) : words.title ?? '', steps), words.copied);
  };

  /** What the buttons do: those within an action get its name. @type {[string, (name: string) => void][]} */
  const deeds = [
    ['up', (name) => move(name, -1)], ['down', (name) => move(name, 1)], ['off', takeOff], ['undo', putBack],
    ['share-menu', share], ['markdown', markdown], ['empty', empty], ['restore', restore], ['take', takeGift],
  ];
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const deed = button && deeds.find(([name]) => button.matches(`[data-${name}]`));
    if (deed) deed[1](/** @type {HTMLElement | null} */ (button.closest('[data-slug]'))?.dataset.slug ?? '');
  });
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && !gift?.names.length) keepNote(target);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('menu', show);
  addEventListener('storage', show);
  addEventListener('hashchange', show);
  show();
};

const form = document.querySelector('[data-plan]');
if (form instanceof HTMLFormElement) start(form);
