// Turns the typed Bot API description of npm @gramio/types into the one JSON
// file that the strict server (bot/telegram/telegramtest) embeds. By hand:
//
//   cd .ci/spec && npm ci && node generate.js
//
// The file keeps only the methods a chat bot like ours calls and the objects
// they reach, without descriptions:
//
//   version  Bot API version the types were generated from
//   methods  name -> { params: {name: type}, result: type }
//   objects  name -> {field: type}
//   unions   name -> [object, ...]
//
// A name that ends in "?" is optional. A type is written as the published
// page does, in one line: Integer, Float, String, Boolean, True, InputFile, an
// object's or union's name, a quoted literal, []T, and alternatives with "|".
"use strict"
const fs = require("fs")
const path = require("path")
const ts = require("typescript")

const METHODS = `
getMe logOut close getUpdates setWebhook deleteWebhook getWebhookInfo
sendMessage sendPhoto sendDocument sendMediaGroup sendChatAction
forwardMessage copyMessage setMessageReaction getFile
editMessageText editMessageCaption editMessageMedia editMessageReplyMarkup
deleteMessage deleteMessages answerCallbackQuery
setMyCommands getMyCommands deleteMyCommands setMyName getMyName
setMyDescription getMyDescription setMyShortDescription getMyShortDescription
setChatMenuButton getChatMenuButton
getChat getChatMember getChatAdministrators getChatMemberCount leaveChat
pinChatMessage unpinChatMessage
createForumTopic closeForumTopic reopenForumTopic deleteForumTopic
`.trim().split(/\s+/)

// Branches that no chat bot like ours enters; a field whose type leads only
// there becomes "Object" (any JSON object) so that the file stays small.
const PRUNED = /^(Passport|EncryptedPassport|EncryptedCredentials|Rich|InputRich|Gift|Giveaway|UniqueGift|OwnedGift|PaidMedia|InputPaidMedia|Story|InputStory|Checklist|InputChecklist|Background|ChatBackground|SuggestedPost|Game|Invoice|SuccessfulPayment|RefundedPayment|StarAmount|Poll|InputPoll|Business|Boost|ChatBoost|Shipping|OrderInfo|PreCheckout|Inline(?!Keyboard)|Chosen|WebAppData|Video(?!Quality)|Animation|Audio|LivePhoto|Direct|ManagedBot|BotSubscription|PaidMessage|PaidMediaPurchased|ProximityAlert|WriteAccess|Community|Dice|Venue|Contact|AffiliateInfo|Sticker|ChatPhoto|ChatLocation|Birthdate|UserRating|ExternalReply|TextQuote|UsersShared|ChatShared|AcceptedGiftTypes|MessageAutoDelete|PollOption)/

const root = path.join(__dirname, "node_modules/@gramio/types/out") // the package exports types only
const sources = {}
for (const file of ["methods", "params", "objects"]) {
  const name = path.join(root, file + ".d.ts")
  sources[file] = ts.createSourceFile(name, fs.readFileSync(name, "utf8"), ts.ScriptTarget.Latest, true)
}
const declared = { params: new Map(), objects: new Map() }
for (const file of ["params", "objects"])
  sources[file].forEachChild((node) => { if (node.name) declared[file].set(node.name.text, node) })

const wanted = []
const out = { version: "", methods: {}, objects: {}, unions: {} }
out.version = /Bot API v([\d.]+)/.exec(sources.objects.text)[1]

// strip removes the prefix that the types package gives to every object.
const strip = (name) => name.replace(/^Telegram/, "")

// integers are the numbers of the published page unless it says "Float"; the
// types package has only number, so the few Float fields are named here.
const FLOATS = new Set(["latitude", "longitude", "horizontal_accuracy", "x_shift", "y_shift", "scale"])

function typeOf(node, field) {
  switch (node.kind) {
    case ts.SyntaxKind.NumberKeyword: return FLOATS.has(field) ? "Float" : "Integer"
    case ts.SyntaxKind.StringKeyword: return "String"
    case ts.SyntaxKind.BooleanKeyword: return "Boolean"
    case ts.SyntaxKind.ParenthesizedType: return typeOf(node.type, field)
    case ts.SyntaxKind.ArrayType: {
      const inner = typeOf(node.elementType, field)
      return "[]" + (inner.includes("|") ? "(" + inner + ")" : inner)
    }
    case ts.SyntaxKind.LiteralType:
      if (node.literal.kind === ts.SyntaxKind.TrueKeyword) return "True"
      if (node.literal.kind === ts.SyntaxKind.NumericLiteral) return "Integer"
      return JSON.stringify(node.literal.text)
    case ts.SyntaxKind.UnionType: {
      const seen = []
      for (const member of node.types) {
        const inner = typeOf(member, field)
        if (inner && !seen.includes(inner)) seen.push(inner)
      }
      return seen.join("|")
    }
    case ts.SyntaxKind.TypeLiteral: return "" // { toString(): string } beside string: a convenience of TypeScript
    case ts.SyntaxKind.TypeReference: {
      const name = (node.typeName.right || node.typeName).text
      if (name === "TelegramInputFile") return "InputFile"
      const target = declared.objects.get(name) || declared.params.get(name)
      if (!target) return "String" // open string types such as the names of updates
      if (target.kind === ts.SyntaxKind.TypeAliasDeclaration && !isUnionOfObjects(target)) return typeOf(target.type, field)
      if (PRUNED.test(strip(name))) return "Object"
      wanted.push(name)
      return strip(name)
    }
    default: throw new Error(`cannot read type ${ts.SyntaxKind[node.kind]} of ${field}: ${node.getText()}`)
  }
}

function isUnionOfObjects(alias) {
  return alias.type.kind === ts.SyntaxKind.UnionType &&
    alias.type.types.every((t) => t.kind === ts.SyntaxKind.TypeReference && declared.objects.has(t.typeName.text))
}

function fieldsOf(node) {
  const fields = {}
  for (const member of node.members) {
    const name = member.name.text
    fields[name + (member.questionToken ? "?" : "")] = typeOf(member.type, name)
  }
  return fields
}

const api = sources.methods.statements.find((s) => s.name && s.name.text === "APIMethods")
const signatures = new Map(api.members.map((m) => [m.name.text, m.type]))
for (const name of METHODS) {
  const call = signatures.get(name)
  if (!call) throw new Error("no method " + name)
  const args = call.typeArguments
  const params = args.length > 1 ? declared.params.get((args[0].typeName.right || args[0].typeName).text) : null
  out.methods[name] = { params: params ? fieldsOf(params) : {}, result: typeOf(args[args.length - 1], "result") }
}
wanted.push("TelegramUpdate", "TelegramResponseParameters")

for (let name; (name = wanted.shift()); ) {
  const node = declared.objects.get(name)
  const short = strip(name)
  if (!node || out.objects[short] || out.unions[short]) continue
  if (node.kind === ts.SyntaxKind.TypeAliasDeclaration)
    out.unions[short] = node.type.types.map((t) => { wanted.push(t.typeName.text); return strip(t.typeName.text) })
  else out.objects[short] = fieldsOf(node)
}

const sorted = (o) => Object.fromEntries(Object.keys(o).sort().map((k) => [k, o[k]]))
const line = (o) => Object.entries(sorted(o)).map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(",\n")
const text = `{\n  "version": ${JSON.stringify(out.version)},\n  "methods": {\n${line(out.methods)}\n  },\n` +
  `  "unions": {\n${line(out.unions)}\n  },\n  "objects": {\n${line(out.objects)}\n  }\n}\n`
const target = path.join(__dirname, "../../bot/telegram/telegramtest/spec.json")
fs.writeFileSync(target, text)
console.log(`${target}: Bot API ${out.version}, ${Object.keys(out.methods).length} methods, ` +
  `${Object.keys(out.objects).length} objects, ${text.length} bytes`)
