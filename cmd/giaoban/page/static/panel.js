// The side panel: what waits in the outbox, what has been sent.
import { el, clockOf, dateOf, weekdayOf } from './dom.js';

export class Panel {
  constructor(app, queue, sent) {
    this.app = app;
    this.queueList = queue;
    this.sentList = sent;
  }

  update(s) {
    document.getElementById('held').textContent = s.held ? this.app.words.held(s.held) : '';
    this.fill(this.queueList, s.queue, q => [this.to(q.chat), q.text, q.when && this.when(q.when, s.now)]);
    this.fill(this.sentList, s.sent, e => [this.to(e.chat) + (e.edited ? ` (${this.app.words.edit_kind})` : ''), e.text, this.when(e.at, s.now)]);
  }

  to(chat) { return '→ ' + this.app.call(chat || '?'); }

  when(at, now) {
    if (at.slice(0, 10) === now.slice(0, 10)) return clockOf(at);
    return `${this.app.words.short[weekdayOf(at)]} ${dateOf(at).replace(/\/\d{4}$/, '')} ${clockOf(at)}`;
  }

  fill(list, items, parts) {
    const lines = items.map(parts);
    const is = JSON.stringify(lines);
    if (list.dataset.is === is) return;
    list.dataset.is = is;
    if (lines.length === 0) {
      list.replaceChildren(el('li', { class: 'empty' }, this.app.words.empty));
      return;
    }
    list.replaceChildren(...lines.map(([to, text, when]) =>
      el('li', {}, el('span', { class: 'to' }, to), when ? el('time', {}, when) : null, el('span', { class: 'what' }, text))));
  }
}
