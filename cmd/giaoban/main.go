// Command giaoban is the one binary: the bot, the rehearsal of it, and the tools around its file.
package main

func main() {}
