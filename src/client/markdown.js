// What people wrote, in Markdown: it stays what it is, and no heading, link or HTML comes of it. Pure.

/** @param {string} text */
export const plain = (text) => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');

/** @param {string} line A line by itself is no item of a list. */
const plainLine = (line) => plain(line.trim()).replace(/^([-+=])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');

/** @param {string} text @param {string} indent Of the lines after the first. */
export const plainLines = (text, indent) => text.split('\n').map(plainLine).filter(Boolean).join(`  \n${indent}`);
