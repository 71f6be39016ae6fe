// One thing for today: of what the page holds, another each day. Without this the first one stays.

const choices = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-today] > *'));
const now = new Date();
const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
choices.forEach((choice, place) => { choice.hidden = place !== day % choices.length; });
