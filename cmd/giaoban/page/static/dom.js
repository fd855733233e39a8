// Small things that every part of the page uses.

// el makes an element; attributes that are functions become handlers.
export function el(name, attributes = {}, ...children) {
  const n = document.createElement(name);
  for (const [k, v] of Object.entries(attributes)) {
    if (typeof v === 'function') n[k] = v;
    else if (v !== undefined && v !== null) n.setAttribute(k, v);
  }
  n.append(...children.filter(c => c !== null && c !== undefined && c !== ''));
  return n;
}

// hue gives a name its colour.
export function hue(name) {
  let h = 0;
  for (const c of name || '') h = (h * 31 + c.codePointAt(0)) % 360;
  return h;
}

export const initial = name => [...(name || '?')][0].toUpperCase();

// Times come in Viet Nam's zone and are shown as they are written: the browser's own zone must not move a week.
export const clockOf = at => at.slice(11, 16);
export const weekdayOf = at => new Date(Date.UTC(+at.slice(0, 4), +at.slice(5, 7) - 1, +at.slice(8, 10))).getUTCDay();
export const dateOf = at => `${+at.slice(8, 10)}/${+at.slice(5, 7)}/${at.slice(0, 4)}`;
export const dayOf = (at, w) => `${w.weekdays[weekdayOf(at)]} ${+at.slice(8, 10)}/${+at.slice(5, 7)}`;
