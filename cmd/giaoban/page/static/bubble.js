// A bubble: one message of a chat, with its buttons.
import { el, hue, clockOf, dayOf } from './dom.js';

export class Bubble {
  constructor(phone, id) {
    this.phone = phone;
    this.id = id;
    this.was = '';
    this.node = el('article', { class: 'line', 'data-id': id });
  }

  // forget makes the next update draw anew.
  forget() { this.was = ''; }

  // day puts a date above the first message of a day.
  day(date) {
    const text = date ? dayOf(date, this.phone.app.words) : '';
    if (this.mark === text) return;
    this.mark = text;
    this.node.querySelector('.day')?.remove();
    if (text) this.node.prepend(el('p', { class: 'day' }, text));
  }

  update(m, all) {
    const is = JSON.stringify(m);
    if (is === this.was) return;
    const edited = this.was !== '' && (m.edits || 0) > (this.edits || 0);
    this.was = is;
    this.edits = m.edits;
    this.mark = undefined;
    const own = !m.from_bot && (!this.phone.isGroup || m.from === this.phone.speaker) && !m.service;
    this.node.className = `line ${m.service ? 'service' : own ? 'own' : m.from_bot ? 'bot' : 'other'}` + (this.node.classList.contains('new') ? ' new' : '');
    this.node.replaceChildren(...(m.service ? [this.service(m)] : this.body(m, all, own)));
    if (edited) {
      const b = this.node.querySelector('.bubble');
      b?.animate?.([{ boxShadow: '0 0 0 4px var(--accent)' }, { boxShadow: '0 0 0 0 transparent' }], { duration: 1400, easing: 'ease-out' });
    }
  }

  service(m) {
    return el('p', { class: 'event' }, this.phone.app.words.services[m.service] || m.service);
  }

  body(m, all, own) {
    const w = this.phone.app.words;
    const b = el('div', { class: 'bubble', tabindex: '0' });
    if (this.phone.isGroup && !own) b.append(el('p', { class: 'from', style: `--hue:${hue(m.from)}` }, m.from));
    if (m.reply_to) {
      const to = all.find(x => x.id === m.reply_to);
      b.append(el('p', { class: 'quote' }, el('b', {}, to ? to.from : ''), ' ', to ? (to.text || w.photo).split('\n')[0].slice(0, 80) : '…'));
    }
    if (m.file) b.append(this.file(m.file));
    if (m.text) b.append(this.text(m));
    b.append(el('span', { class: 'time' }, m.edits ? w.edited + ' ' : '', clockOf(m.at)));
    b.append(this.tools(m, own));
    const parts = [b];
    if (m.buttons?.length) parts.push(this.keyboard(m));
    return parts;
  }

  text(m) {
    const p = el('div', { class: 'text' });
    // The server writes m.html itself from entities and escapes everything else.
    if (m.html) p.innerHTML = m.html;
    else p.textContent = m.text;
    for (const a of p.querySelectorAll('a')) { a.rel = 'noreferrer'; a.target = '_blank'; }
    if (m.from_bot) this.commands(p);
    return p;
  }

  // commands makes /commands in the bot's words tappable, as the app does.
  commands(p) {
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const t of texts) {
      const parts = t.data.split(/((?<![\w/])\/[a-z][a-z0-9_]*)/);
      if (parts.length < 2) continue;
      t.replaceWith(...parts.map((s, i) => i % 2 ? el('button', { type: 'button', class: 'command', onclick: () => this.phone.say(s) }, s) : s));
    }
  }

  file(f) {
    const src = '/file?id=' + encodeURIComponent(f.file_id);
    if (f.kind === 'photo' || (f.mime || '').startsWith('image/')) {
      return el('a', { href: src, target: '_blank', rel: 'noreferrer' }, el('img', { class: 'photo', src, alt: f.name || this.phone.app.words.photo, onload: () => this.phone.settle() }));
    }
    return el('a', { class: 'document', href: src, download: f.name || '' }, '📄 ', f.name || f.kind);
  }

  tools(m, own) {
    const w = this.phone.app.words;
    const t = el('span', { class: 'tools-of' },
      el('button', { type: 'button', title: w.reply, 'aria-label': w.reply, onclick: () => this.phone.aim(m, false) }, '↩'));
    if (own && (m.text || m.file)) t.append(el('button', { type: 'button', title: w.edit, 'aria-label': w.edit, onclick: () => this.phone.aim(m, true) }, '✎'));
    return t;
  }

  keyboard(m) {
    return el('div', { class: 'keyboard' }, ...m.buttons.map(row => el('div', { class: 'keys' }, ...row.map(b => this.key(m, b)))));
  }

  key(m, b) {
    if (b.url) {
      const start = /[?&]start=([\w-]+)/.exec(b.url);
      return start
        ? el('button', { type: 'button', onclick: () => this.phone.app.act({ do: 'start', who: this.phone.speaker, code: start[1] }) }, b.text + ' ↗')
        : el('a', { href: b.url, target: '_blank', rel: 'noreferrer' }, b.text + ' ↗');
    }
    const button = el('button', { type: 'button' }, b.text);
    button.onclick = async () => {
      button.classList.add('pressed');
      await this.phone.press(m.id, b.data);
      button.classList.remove('pressed');
    };
    return button;
  }
}
