// Copies a text of several lines; where the clipboard is forbidden it is shown, chosen, to copy by hand.
import { say } from './say.js';

/**
 * @param {string} text
 * @param {HTMLElement | null} place With a text area in it; hidden while it is not needed.
 * @param {string | undefined} done What to say when it worked.
 */
export const copyText = async (text, place, done) => {
  const field = place?.querySelector('textarea');
  try {
    await navigator.clipboard.writeText(text);
    if (place) place.hidden = true;
    say(done ?? '');
  } catch {
    if (!place || !field) return;
    place.hidden = false;
    field.value = text;
    field.focus();
    field.select();
  }
};
