// The guided tour: one line at a time says what to try; "do it for me" does it.

const friday = '2026-11-27';
const saturday = '2026-11-28';

// A step has its words, what doing it means, and when it has been done already (ready).
const steps = [
  {
    vi: 'Sáng thứ Năm. Hùng phụ trách tiêu chí 3, Bảo là trưởng ban, Lan là thư ký. Vặn đồng hồ tới thứ Sáu 14:00: bot hỏi riêng từng người.',
    en: 'Thursday morning. Hùng answers for criterion 3, Bảo chairs, Lan is the secretary. Turn the clock to Friday 14:00: the bot asks each in private.',
    run: app => app.act({ do: 'goto', at: `${friday}T14:00:00+07:00` }),
    done: app => app.state.now >= `${friday}T14:00`,
    show: 'Hùng',
  },
  {
    vi: 'Trên máy Hùng: trả lời bằng cách gõ như nhắn tin, không cần dấu: “tc3 80% con rac hem 45, can xe”. Bot nhắc lại điều nó hiểu.',
    en: 'On Hùng’s phone: answer as you would text, accents not needed: “tc3 80% con rac hem 45, can xe”. The bot says back what it understood.',
    run: async app => (await app.bring('Hùng')).say('tc3 80% con rac hem 45, can xe'),
    done: app => app.state.chats['Hùng']?.messages.some(m => !m.from_bot && m.at >= `${friday}T14`),
    show: 'Hùng',
  },
  {
    vi: 'Hoặc chỉ bấm một nút. Đổi một điện thoại sang Dũng rồi bấm “Xong”.',
    en: 'Or just press a button. Give one phone to Dũng and press “Done”.',
    run: async app => pressLabel(await app.bring('Dũng'), /xong|done/i),
    show: 'Dũng',
  },
  {
    vi: 'Trong nhóm chỉ có một thẻ đếm, được sửa tại chỗ, không nêu tên ai. Cho vài người nữa trả lời rồi nhìn thẻ.',
    en: 'The group has one counting card, edited in place, naming nobody. Let a few more answer and watch it.',
    run: async app => {
      for (const [who, text] of [['Sơn', 'xong'], ['Cường', '90% dang lam'], ['Thảo', 'tc6 xong'], ['Minh', 'tc7 70%']]) {
        await app.act({ do: 'say', who, text });
      }
      await app.bring('group');
    },
    show: 'group',
  },
  {
    vi: '15:36: ai còn thiếu được nhắc riêng một lần, chỉ mục còn thiếu. Không nhắc trong nhóm.',
    en: '15:36: whoever is still missing is reminded once, in private, of what is missing only. Never in the group.',
    run: app => app.act({ do: 'goto', at: `${friday}T15:36:00+07:00` }),
    done: app => app.state.now >= `${friday}T15:36`,
    show: 'Yến',
  },
  {
    vi: 'Trưởng ban hỏi bất cứ lúc nào: gõ /tonghop trên máy Bảo.',
    en: 'The chair asks at any time: type /tonghop on Bảo’s phone.',
    run: async app => (await app.bring('Bảo')).say('/tonghop'),
    show: 'Bảo',
  },
  {
    vi: '16:00 chốt: thư ký Lan nhận danh sách còn thiếu kèm số điện thoại, trưởng ban nhận bản tóm tắt.',
    en: '16:00, closing: Lan gets who is missing, with phone numbers; the chair gets the brief.',
    run: async app => { await app.act({ do: 'goto', at: `${friday}T16:00:00+07:00` }); await app.bring('Lan'); },
    done: app => app.state.now >= `${friday}T16:00`,
    show: 'Lan',
  },
  {
    vi: 'Lan gọi điện cho người chưa báo rồi ghi hộ: gõ /ghiho trên máy Lan. Bản của trưởng ban được sửa theo.',
    en: 'Lan phones who has not reported and notes it: type /ghiho on Lan’s phone. The chair’s brief is edited to match.',
    run: async app => (await app.bring('Lan')).say('/ghiho'),
    show: 'Lan',
  },
  {
    vi: 'Cuối tuần tổng vệ sinh: trên máy Lan gõ “/ky 2 chạy lại”. Bot hỏi trưởng khu phố ai đi.',
    en: 'The weekend clean-up: on Lan’s phone type “/ky 2 chạy lại”. The bot asks the neighbourhood heads who comes.',
    run: async app => (await app.bring('Lan')).say('/ky 2 chạy lại'),
    show: 'Lan',
  },
  {
    vi: '18:00: Hòa, trưởng khu phố 1, được hỏi có đi không. Trả lời “đi 20 người”.',
    en: '18:00: Hòa, head of neighbourhood 1, is asked whether they come. Answer “đi 20 người” (20 people).',
    run: async app => {
      await app.act({ do: 'goto', at: `${friday}T18:00:00+07:00` });
      await (await app.bring('Hòa')).say('đi 20 người');
    },
    show: 'Hòa',
  },
  {
    vi: 'Sáng thứ Bảy 06:15 chỉ người báo đi được nhắn. 09:00 xin kết quả: Hòa gõ một câu.',
    en: 'Saturday 06:15: only who comes is told. 09:00: asked for the result, Hòa types one sentence.',
    run: async app => {
      await app.act({ do: 'goto', at: `${saturday}T09:00:00+07:00` });
      await (await app.bring('Hòa')).say('kp1 25 nguoi don 3 diem 1,5 tan rac');
    },
    show: 'Hòa',
  },
  {
    vi: '17:00: nhóm thấy tổng số và từng khu phố đã báo, không nêu tên ai. Ai báo muộn thì sửa ngay ở tin này.',
    en: '17:00: the group sees the totals and each neighbourhood that reported, nobody’s name. Late reports change this message.',
    run: async app => { await app.act({ do: 'goto', at: `${saturday}T17:00:00+07:00` }); await app.bring('group'); },
    done: app => app.state.now >= `${saturday}T17:00`,
    show: 'group',
  },
  {
    vi: 'Thử rút điện hoặc tắt máy 3 ngày: lời đã nói không mất, việc đến hạn vẫn được nhắc khi máy chạy lại.',
    en: 'Pull the plug, or switch off for 3 days: nothing that was said is lost; what was due is still sent when the machine is back.',
    run: app => app.act({ do: 'off', minutes: 3 * 24 * 60 }),
    done: app => app.state.now >= '2026-12-01',
  },
];

function pressLabel(phone, label) {
  for (const b of [...phone.chat.querySelectorAll('.keyboard button')].reverse()) {
    if (label.test(b.textContent)) return b.onclick();
  }
  return phone.input.focus();
}

export class Tour {
  constructor(app) {
    this.app = app;
    this.i = 0;
    this.node = document.getElementById('tour');
    this.text = document.getElementById('tour-text');
    this.back = document.getElementById('tour-back');
    this.on = document.getElementById('tour-on');
    this.doer = document.getElementById('tour-do');
    this.back.onclick = () => this.go(this.i - 1);
    this.on.onclick = () => this.go(this.i + 1);
    this.doer.onclick = () => this.run();
    document.getElementById('tour-close').onclick = () => { this.node.hidden = true; };
  }

  async run() {
    const step = steps[this.i];
    if (!step.done || !step.done(this.app)) await step.run(this.app);
    if (step.show) await this.app.bring(step.show);
    this.go(this.i + 1);
  }

  go(i) {
    this.held = i < this.i; // who goes back wants to read it again
    this.i = Math.max(0, Math.min(i, steps.length - 1));
    this.update();
  }

  update() {
    while (!this.held && this.app.state && this.i < steps.length - 1 && steps[this.i].done?.(this.app)) this.i++;
    const step = steps[this.i], w = this.app.words;
    this.text.replaceChildren(Object.assign(document.createElement('b'), { textContent: w.step(this.i + 1, steps.length) }),
      ' ' + step[this.app.lang || 'vi']);
    this.back.disabled = this.i === 0;
    this.on.disabled = this.i === steps.length - 1;
  }
}

