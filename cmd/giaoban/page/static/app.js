// The page: four phones, the clock, the outbox. It draws what /state says and sends what people do to /act.
import { words } from './words.js';
import { Phone } from './phone.js';
import { Tour } from './tour.js';
import { Panel } from './panel.js';
import { el, clockOf, dateOf, weekdayOf } from './dom.js';

const $ = id => document.getElementById(id);

class App {
  constructor() {
    const asked = new URLSearchParams(location.search).get('lang');
    this.lang = words[asked] ? asked : '';
    this.words = words[this.lang || 'vi'];
    this.cast = [];
    this.version = 0;
    this.pending = 0;
    this.phones = [['0', 'Hùng'], ['1', 'Bảo'], ['2', 'Lan'], ['group', 'group']].map(([slot, name]) => new Phone(this, slot, name));
    $('phones').append(...this.phones.map(p => p.node));
    this.panel = new Panel(this, $('queue'), $('sent'));
    this.tour = new Tour(this);
    this.wire();
    this.tab(0);
  }

  wire() {
    for (const b of document.querySelectorAll('[data-do]')) {
      b.onclick = () => this.act({ do: b.dataset.do, minutes: +(b.dataset.minutes || 0) });
    }
    $('friday').onclick = () => this.act({ do: 'goto', at: this.fridayAfter() });
    $('fault').onchange = e => this.act({ do: 'fault', text: e.target.value });
    $('crash').onclick = () => this.act({ do: 'crash' });
    $('reset').onclick = () => { if (confirm(this.words['reset-sure'])) { this.tour.go(0); this.act({ do: 'reset' }); } };
    $('lang').onclick = () => { this.lang = this.lang === 'en' ? 'vi' : 'en'; this.translate(); this.draw(false); };
    $('panel-open').onclick = () => this.drawer(!$('panel').classList.contains('open'));
    $('panel-close').onclick = () => this.drawer(false);
    // A menu closes when something else is meant.
    const close = keep => { for (const d of document.querySelectorAll('details[open]')) if (!d.contains(keep)) d.open = false; };
    document.addEventListener('click', e => close(e.target));
    document.addEventListener('keydown', e => { if (e.key === 'Escape') { close(null); this.drawer(false); } });
    const live = new EventSource('/live');
    live.onmessage = e => { this.lost(false); if (+e.data !== this.version) this.refresh(); };
    live.onerror = () => this.lost(true);
  }

  person(name) { return this.cast.find(p => p.name === name); }

  call(name) { return name === 'stranger' ? this.words.stranger : name === 'group' ? this.words.group : name; }

  // choose gives a phone to somebody else; in the group it only changes who speaks.
  choose(phone, name) {
    if (phone.isGroup) { phone.bubbles.forEach(b => b.forget()); this.draw(false); return; }
    phone.show(name);
    this.refresh();
    this.tabs();
  }

  // bring shows somebody's phone, taking a place of the three when he has none.
  async bring(name) {
    let i = this.phones.findIndex(p => p.name === name);
    if (i < 0) { i = 0; this.phones[0].show(name); await this.refresh(); this.tabs(); }
    this.tab(i);
    return this.phones[i];
  }

  async act(what) {
    this.busy(1);
    try {
      const r = await fetch('/act', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what) });
      const answer = await r.json();
      this.trouble(answer.error || '');
      await this.refresh();
      return r.ok;
    } catch (e) {
      this.lost(true);
      return false;
    } finally {
      this.busy(-1);
    }
  }

  // refresh asks for what is shown; calls that come while one runs share the next.
  refresh() {
    if (this.fetching) return this.again ??= this.fetching.then(() => { this.again = null; return this.refresh(); });
    this.fetching = this.load().finally(() => { this.fetching = null; });
    return this.fetching;
  }

  async load() {
    const names = [...new Set(this.phones.map(p => p.name))].join(',');
    const r = await fetch('/state?chats=' + encodeURIComponent(names)).catch(() => null);
    if (!r || !r.ok) return this.lost(true);
    this.state = await r.json();
    this.lost(false);
    const first = this.version === 0;
    this.version = this.state.version;
    this.cast = this.state.cast;
    if (first && !this.lang) this.lang = this.state.lang;
    if (first) { this.translate(); this.tabs(); }
    this.draw(!first);
  }

  draw(fresh) {
    const s = this.state, w = this.words;
    if (!s) return;
    $('ward').textContent = w.ward(s.ward);
    $('day').textContent = `${w.weekdays[weekdayOf(s.now)]} ${dateOf(s.now)}`;
    $('short-day').textContent = `${w.short[weekdayOf(s.now)]} ${dateOf(s.now).slice(0, -5)}`;
    $('time').textContent = clockOf(s.now);
    $('next').disabled = !s.next;
    $('next-at').textContent = s.next ? `${w.short[weekdayOf(s.next)]} ${clockOf(s.next)}` : w.nothing;
    const fault = s.faults[0] || 'ok';
    $('fault').value = [...$('fault').options].find(o => o.value.split(' ')[0] === fault)?.value || 'ok';
    for (const p of this.phones) p.update(s.chats[p.name], fresh);
    this.panel.update(s);
    this.tour.update();
  }

  translate() {
    this.words = words[this.lang];
    const w = this.words;
    document.documentElement.lang = this.lang;
    document.title = w.title;
    for (const n of document.querySelectorAll('[data-word]')) n.textContent = w[n.dataset.word];
    $('lang').firstChild.textContent = w.other;
    $('lang').lastChild.textContent = this.lang === 'en' ? 'VI' : 'EN';
    $('lang').lang = this.lang === 'en' ? 'vi' : 'en';
    $('panel').setAttribute('aria-label', w.panel);
    for (const id of ['panel-close', 'tour-close']) $(id).setAttribute('aria-label', w.close);
    this.phones.forEach(p => p.translate(w));
    this.tabs();
    this.tour.update();
  }

  // drawer opens the panel on screens too narrow to have it always.
  drawer(open) {
    $('panel').classList.toggle('open', open);
    $('panel-open').setAttribute('aria-expanded', String(open));
  }

  // tabs are for narrow screens, where one phone is shown at a time.
  tabs() {
    const names = this.phones.map(p => this.call(p.name)).concat(this.words.panel);
    $('tabs').replaceChildren(...names.map((n, i) => el('button', {
      type: 'button', role: 'tab', 'aria-selected': String(i === this.at), onclick: () => this.tab(i),
    }, n)));
  }

  tab(i) {
    this.at = i;
    this.phones.forEach((p, k) => p.node.classList.toggle('here', k === i));
    $('panel').classList.toggle('here', i === this.phones.length);
    [...$('tabs').children].forEach((b, k) => b.setAttribute('aria-selected', String(k === i)));
    const chat = this.phones[i]?.chat;
    if (chat) chat.scrollTop = chat.scrollHeight;
  }

  fridayAfter() {
    const now = this.state.now;
    const d = new Date(Date.UTC(+now.slice(0, 4), +now.slice(5, 7) - 1, +now.slice(8, 10)));
    d.setUTCDate(d.getUTCDate() + (5 - d.getUTCDay() + 7) % 7);
    if (d.getUTCDay() === weekdayOf(now) && clockOf(now) >= '14:00') d.setUTCDate(d.getUTCDate() + 7);
    return d.toISOString().slice(0, 10) + 'T14:00:00+07:00';
  }

  busy(by) {
    this.pending += by;
    document.body.classList.toggle('busy', this.pending > 0);
    document.body.setAttribute('aria-busy', String(this.pending > 0));
  }

  trouble(text) {
    $('trouble').textContent = text;
    $('trouble').hidden = !text;
    clearTimeout(this.forget);
    if (text) this.forget = setTimeout(() => this.trouble(''), 8000);
  }

  lost(is) {
    if (is !== this.isLost) this.trouble(is ? this.words.lost : '');
    this.isLost = is;
  }
}

const app = new App();
app.refresh();
