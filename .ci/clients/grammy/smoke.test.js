// Holds the strict Bot API server (bot/telegram/telegramtest) against grammY, a
// client in another language with its own idea of the wire: JSON over fetch, and
// its own long polling. The people are moved through the control API.
//
//   cd .ci/clients/grammy && npm ci && npm test
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { after, before, test } from "node:test"
import { Bot, GrammyError, HttpError, InlineKeyboard, InputFile, InputMediaBuilder } from "grammy"

let server, root, token

before(async () => {
  server = spawn("go", ["run", "./.ci/clients/server"], { cwd: new URL("../../..", import.meta.url), stdio: ["pipe", "pipe", "inherit"] })
  root = await new Promise((resolve, reject) => {
    server.stdout.once("data", (line) => resolve(String(line).trim()))
    server.once("exit", () => reject(new Error("the server did not start")))
  })
  token = (await control("GET", "status")).token
})

after(() => server.stdin.end())

async function control(method, path, body) {
  const answer = await fetch(`${root}/control/${path}`, { method, body: body && JSON.stringify(body) })
  const result = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${result.error}`)
  return result
}
const act = (path, body) => control("POST", path, body)

async function person(first_name) {
  const user = await act("users", { first_name })
  await act("start", { user: user.id })
  return user.id
}

const newBot = () => new Bot(token, { client: { apiRoot: root } })

async function refused(promise) {
  try {
    await promise
  } catch (err) {
    assert.ok(err instanceof GrammyError, String(err))
    return err
  }
  assert.fail("was not refused")
}

test("messages, keyboards, edits, commands", async () => {
  const { api } = newBot()
  const me = await api.getMe()
  assert.equal(me.username, "giaoban_test_bot")
  await api.setMyCommands([{ command: "baocao", description: "Báo cáo" }], { scope: { type: "all_private_chats" }, language_code: "vi" })
  assert.equal((await control("GET", "menus")).length, 1)
  const lan = await person("Lan")
  const sent = await api.sendMessage(lan, "Tiêu chí 3: <b>80%</b>", { parse_mode: "HTML", reply_markup: new InlineKeyboard().text("Xong", "r:3") })
  assert.deepEqual(sent.entities, [{ type: "bold", offset: 12, length: 3 }])
  await api.editMessageText(lan, sent.message_id, "Tiêu chí 3: 90%")
  const same = await refused(api.editMessageText(lan, sent.message_id, "Tiêu chí 3: 90%"))
  assert.match(same.description, /^Bad Request: message is not modified/)
  const long = await refused(api.sendMessage(lan, "ệ".repeat(4097)))
  assert.equal(long.description, "Bad Request: message is too long")
  const broken = await refused(api.sendMessage(lan, "a <b> c", { parse_mode: "HTML" }))
  assert.match(broken.description, /can't parse entities/)
})

test("long polling", async () => {
  const bot = newBot()
  await bot.api.deleteWebhook({ drop_pending_updates: true })
  const seen = []
  let notify = () => {}
  bot.use((ctx) => { seen.push(ctx.update); notify() })
  const done = bot.start({ timeout: 2 })
  const next = async (n) => { while (seen.length < n) await new Promise((resolve) => { notify = resolve }); return seen[n - 1] }
  const hung = await person("Hùng")
  assert.equal((await next(1)).message.text, "/start")
  await bot.api.sendMessage(hung, "Xong chưa?", { reply_markup: new InlineKeyboard().text("✅ Xong", "r:3") })
  await act("press", { user: hung, label: "xong" })
  const query = (await next(2)).callback_query
  assert.equal(query.data, "r:3")
  await bot.api.answerCallbackQuery(query.id, { text: "Đã ghi" })
  await act("album", { user: hung, count: 2, text: "trước, sau" })
  await next(4)
  assert.equal(seen[2].message.media_group_id, seen[3].message.media_group_id)
  await act("edit", { user: hung, text: "sửa" })
  assert.equal((await next(5)).edited_message.caption, "sửa")
  await act("block", { user: hung })
  assert.equal((await next(6)).my_chat_member.new_chat_member.status, "kicked")
  assert.equal((await refused(bot.api.sendMessage(hung, "x"))).description, "Forbidden: bot was blocked by the user")
  await bot.stop()
  await done
  assert.equal((await control("GET", "status")).pending, 0)
})

test("files", async () => {
  const { api } = newBot()
  const lan = await person("Lan")
  await act("photo", { user: lan, text: "hẻm 45" })
  const messages = await control("GET", `messages?chat=${lan}`)
  const file = await api.getFile(messages.at(-1).file.file_id)
  const bytes = new Uint8Array(await (await fetch(`${root}/file/bot${token}/${file.file_path}`)).arrayBuffer())
  assert.equal(bytes.length, file.file_size)
  const sent = await api.sendPhoto(lan, new InputFile(bytes, "tuan47.jpg"), { caption: "Tuần 47" })
  await api.sendDocument(lan, new InputFile(new TextEncoder().encode("PK"), "báo cáo.docx"))
  const album = await api.sendMediaGroup(lan, [InputMediaBuilder.photo(new InputFile(bytes)), InputMediaBuilder.photo(sent.photo.at(-1).file_id)])
  assert.equal(album.length, 2)
})

test("refusals and faults", async () => {
  const { api } = newBot()
  const lan = await person("Lan")
  const { id: group } = await act("chats", { type: "group", title: "Ban Chỉ đạo", members: [lan], bot: true })
  const { id: supergroup } = await act("migrate", { user: lan, chat: group })
  assert.equal((await refused(api.sendMessage(group, "x"))).parameters.migrate_to_chat_id, supergroup)
  await api.sendMessage(supergroup, "x")
  await act("faults", { fault: "429 1" })
  const tooMany = await refused(api.sendMessage(lan, "x"))
  assert.equal(tooMany.error_code, 429)
  assert.equal(tooMany.parameters.retry_after, 1)
  await act("faults", { fault: "reset-after-accept" })
  await assert.rejects(api.sendMessage(lan, "tới mà không biết"), HttpError)
  assert.equal((await control("GET", "sent?since=0")).at(-1).broken, true)

  const waiting = await api.getUpdates({ offset: -1 })
  await api.getUpdates({ offset: waiting.at(-1).update_id + 1 })
  const polls = async () => (await control("GET", "status")).polls
  const before = await polls()
  const older = refused(api.getUpdates({ timeout: 20 }))
  while ((await polls()) === before);
  await api.getUpdates({ timeout: 1 })
  const conflict = await older
  assert.equal(conflict.error_code, 409)
  assert.match(conflict.description, /terminated by other getUpdates request/)
})
