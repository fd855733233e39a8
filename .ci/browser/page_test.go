package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Parts of the page: a person's phone, and the group.
const (
	hung  = `.phone[data-name="Hùng"]`
	group = `.phone[data-name="group"]`
)

// said is an expression: something with these words stands in the newest bubble of the bot on a phone.
func said(phone, words string) string {
	return `[...document.querySelectorAll('` + phone + ` .line.bot .text')].at(-1)?.textContent.includes('` + words + `')`
}

func TestAWeekOnThePage(t *testing.T) {
	ctx := browser(t, start(t), 1440, 900)

	// Friday 14:00: everybody is asked, the group gets its card.
	run(t, ctx, chromedp.Click("#friday"), until(`document.querySelector('#time').textContent === '14:00'`),
		until(said(hung, "Môi trường")), until(said(group, "0/")))

	// He types without accents; the bot says back what it understood; the card is edited in place.
	run(t, ctx, chromedp.SendKeys(hung+" textarea", "tc3 80% con rac hem 45, can xe"+kb.Enter), until(said(hung, "80%")),
		until(said(group, "1/")), until(`document.querySelectorAll('`+group+` .line.bot').length === 1 ||
			[...document.querySelectorAll('`+group+` .line.bot')].at(-1).querySelector('.time').textContent.includes('đã sửa')`))

	// Another phone, a button.
	run(t, ctx, does(`{const s = document.querySelector('[data-slot="2"] select'); s.value = 'Dũng'; s.onchange()}`),
		until(`document.querySelector('[data-slot="2"] .keyboard button') !== null`),
		chromedp.Click(`[data-slot="2"] .line:last-child .keyboard button`), until(said(group, "2/")))

	// The chair asks.
	bao := `.phone[data-name="Bảo"]`
	run(t, ctx, chromedp.SendKeys(bao+" textarea", "/tonghop"+kb.Enter), until(said(bao, "🟨 3")))
	for who, text := range map[string]string{"Sơn": "1 75% dang lam via he", "Cường": "van vuong kinh phi", "Yến": "tc5 xong", "Thảo": "1 60%",
		"Minh": "xong roi", "Tâm": "80%", "Hòa": "xong, 25 nguoi don 3 diem", "Liên": "1 xong"} {
		run(t, ctx, does(`fetch('/act', {method: 'POST', body: JSON.stringify({do: 'say', who: '`+who+`', text: '`+text+`'})})`))
	}
	run(t, ctx, until(said(group, "10/")), chromedp.Click(`[data-do="wait"]`), until(`document.querySelector('#time').textContent.startsWith('14:1')`),
		chromedp.SendKeys(bao+" textarea", "/tonghop"+kb.Enter), until(said(bao, "🟨 2")))
	picture(t, ctx, "demo-desktop.png")

	// A photo, an answer to a message, a change of mind, a language.
	run(t, ctx, chromedp.Click(hung+" .attach summary"), chromedp.Click(hung+" .attach button"),
		until(`document.querySelector('`+hung+` img.photo')?.naturalWidth > 0`),
		does(`[...document.querySelectorAll('`+hung+` .line.own')].at(-2).querySelector('.tools-of button:last-child').click()`),
		until(`document.querySelector('`+hung+` textarea').value.includes('80%')`),
		chromedp.SendKeys(hung+" textarea", kb.Escape))
	run(t, ctx, chromedp.Click("#lang"), until(`document.querySelector('#friday').textContent === 'Friday 14:00'`),
		until(`document.documentElement.lang === 'en'`), chromedp.Click("#lang"))

	// On to the next event, then the machine is off for three days, and the stage is set anew.
	run(t, ctx, chromedp.Click("#next"), until(`document.querySelector('#time').textContent !== '14:00'`),
		chromedp.Click(`[data-do="off"]`), until(`document.querySelector('#day').textContent.startsWith('Thứ Hai')`),
		does(`window.confirm = () => true`), chromedp.Click("#reset"), until(`document.querySelector('#time').textContent === '08:00'`))
}

func TestTheTourEndsWhereItShould(t *testing.T) {
	ctx := browser(t, start(t, "--lang", "en"), 1280, 800)
	for range 13 {
		run(t, ctx, does(`window.step = document.querySelector('#tour-text').textContent`), chromedp.Click("#tour-do"),
			until(`document.body.getAttribute('aria-busy') === 'false' &&
				(document.querySelector('#tour-text').textContent !== window.step || document.querySelector('#tour-on').disabled)`))
	}
	run(t, ctx, until(`document.querySelector('#tour-on').disabled`), until(`document.querySelector('#trouble').hidden`))
}

func TestOnAPhoneOneAtATime(t *testing.T) {
	ctx := browser(t, start(t), 390, 844)
	run(t, ctx, does(`document.querySelector('#friday').click()`), until(said(hung, "Môi trường")),
		chromedp.SendKeys(hung+" textarea", "tc3 80% con rac hem 45, can xe"+kb.Enter), until(said(hung, "80%")))
	picture(t, ctx, "demo-phone.png")
	run(t, ctx, until(`document.documentElement.scrollWidth <= 390`),
		chromedp.Click(`.tabs button:nth-child(4)`), chromedp.WaitVisible(group), chromedp.WaitNotVisible(hung),
		chromedp.Click(`.tabs button:nth-child(5)`), chromedp.WaitVisible("#sent"), until(`document.querySelectorAll('#sent li').length > 5`))
}

// TestEverythingHasAName: whatever can be pressed or typed into is named for those who do not see it.
func TestEverythingHasAName(t *testing.T) {
	ctx := browser(t, start(t), 1280, 800)
	var nameless []string
	run(t, ctx, chromedp.Click("#friday"), until(said(hung, "Môi trường")), chromedp.Evaluate(`
		[...document.querySelectorAll('button, select, textarea, input, summary, a[href], img')].filter(n => {
			const label = n.id && document.querySelector('label[for="' + n.id + '"]') || n.closest('label');
			return !(n.getAttribute('aria-label') || n.getAttribute('alt') || n.querySelector('img[alt]:not([alt=""])') || n.matches('img[alt=""]') || n.textContent.trim() || label?.textContent.trim());
		}).map(n => n.outerHTML.slice(0, 120))`, &nameless))
	if len(nameless) > 0 {
		t.Errorf("nameless: %q", nameless)
	}
}
