package main

// helpWords are the words of --help, by the names that the tags of cli use.
var helpWords = map[string]words{
	"lang":   {"Ngôn ngữ của chính chương trình: vi (mặc định) hoặc en.", "Language of the program itself: vi (default) or en."},
	"config": {"Tệp cấu hình; không có thì dùng ./giaoban.yaml nếu có tệp ấy.", "Configuration; ./giaoban.yaml when there is one."},
	"data":   {"Thư mục dữ liệu (mặc định ./giaoban-data).", "Data folder (default ./giaoban-data)."},
	"help":   {"Trợ giúp; đặt sau một lệnh để xem riêng lệnh ấy.", "Help; after a command, on that command."},

	"ph_file": {"TỆP", "FILE"}, "ph_dir": {"THƯ-MỤC", "DIR"}, "ph_time": {"LÚC", "TIME"}, "ph_day": {"NGÀY", "DAY"}, "ph_sheet": {"BẢNG", "SHEET"}, "ph_number": {"SỐ", "NUMBER"},
	"ph_items": {"MỤC,…", "ITEM,…"},

	"run":      {"Chạy bot. Cần mã của bot trong TELEGRAM_TOKEN.", "Run the bot. Needs the bot's token in TELEGRAM_TOKEN."},
	"demo":     {"Xem thử cả một kỳ giao ban với người và đồng hồ giả.", "See a whole week played by people who do not exist, on a clock turned by hand."},
	"explain":  {"Bot hiểu một câu thế nào?", "How does the bot understand a sentence?"},
	"status":   {"Bot có chạy tốt không: hàng đợi, sự cố, lần sao lưu cuối.", "Does it run well: queue, troubles, last backup."},
	"report":   {"Báo cáo của một Ban Chỉ đạo: tuần, tháng, quý, hay từ ngày đến ngày.", "A committee's report of a week, a month, a quarter, or any two days."},
	"import":   {"Nhập thành viên, tiêu chí, nhiệm vụ từ tệp Excel; xem trước, --yes mới ghi.", "Import members, criteria, tasks from a workbook; a preview, saved with --yes."},
	"dossier":  {"Hồ sơ minh chứng (ZIP): danh mục, ảnh theo tiêu chí, dự thảo báo cáo kết quả.", "The dossier of evidence (ZIP): list, photos by criterion, draft result reports."},
	"simulate": {"Diễn thử những ngày tới: ai sẽ nhận tin gì nếu không ai trả lời.", "Rehearse the coming days: who would get what if nobody answered."},
	"invite":   {"Cấp mã dùng một lần để lập thêm một Ban Chỉ đạo.", "A one-time code that founds a further committee."},
	"backup":   {"Sao lưu ngay, cả khi bot đang chạy.", "Back up now, also while the bot runs."},
	"restore":  {"Lấy lại từ bản sao lưu; tệp cũ được giữ bên cạnh.", "Bring a backup back; the old file is kept aside."},
	"check":    {"Soát từng trang, từng bản ghi của tệp dữ liệu.", "Look at every page and record of the file."},
	"version":  {"Phiên bản.", "The version."},

	"explain_reply":    {"Một câu trả lời: việc nào, đến đâu, vướng gì (in JSON).", "An answer: which item, how far, what is in the way (JSON)."},
	"explain_deadline": {"Một cụm từ chỉ hạn: ngày nào (in JSON).", "A phrase for a deadline: which day (JSON)."},
	"explain_list":     {"Các mục đang được hỏi, theo thứ tự, ví dụ tc3,tc7,V12.", "The items being asked, in order, e.g. tc3,tc7,V12."},
	"explain_last":     {"Câu trả lời tuần trước, là JSON mà chính lệnh này in ra.", "Last week's answers, as printed by this command."},
	"explain_text":     {"Câu cần hiểu.", "The sentence."},
	"explain_now":      {"Bây giờ là lúc nào, ví dụ 2026-11-27T14:00:00+07:00.", "What time it is, e.g. 2026-11-27T14:00:00+07:00."},

	"json":              {"In JSON cho máy đọc.", "Print JSON."},
	"report_as_of":      {"Thời điểm, ví dụ \"2026-11-27 16:00\" (giờ của Ban Chỉ đạo); mặc định là bây giờ.", "The instant, e.g. \"2026-11-27 16:00\" by the committee's clock; now unless given."},
	"report_which":      {"Số của Ban Chỉ đạo, khi tệp có nhiều ban.", "Number of the committee, where the file has several."},
	"report_from":       {"Ngày đầu của kỳ, ví dụ 2026-11-01; cùng với --to.", "First day of the period, e.g. 2026-11-01; with --to."},
	"report_to":         {"Ngày cuối của kỳ, tính cả ngày ấy.", "Last day of the period, included."},
	"report_period":     {"Thay cho hai ngày: tuần báo cáo (mặc định), hoặc tháng, quý, 6 tháng, năm hiện tại.", "Instead of two days: the reporting week (default), or the current month, quarter, half year, year."},
	"report_format":     {"Báo cáo (text, docx), số liệu của kỳ (xlsx, csv, json; png: ảnh một trang), mọi dữ kiện của Ban (facts), bản tóm tắt như trong chat (brief).", "The report (text, docx), the figures of the period (xlsx, csv, json; png: on one picture), all facts of the committee (facts), the summary as in chat (brief)."},
	"report_sheet":      {"Bảng nào của sổ số liệu, với --format csv: members, criteria, tasks (mặc định), extensions, replies, participation, summary, scores, commended.", "Which sheet of the workbook, with --format csv: members, criteria, tasks (default), extensions, replies, participation, summary, scores, commended."},
	"report_out":        {"Ghi ra tệp thay vì màn hình.", "Write to a file instead of the screen."},
	"import_file":       {"Tệp .xlsx: bảng đã xuất và sửa, hoặc danh sách có dòng tiêu đề.", "The .xlsx: a workbook that was exported and edited, or a list with a row of headings."},
	"import_yes":        {"Ghi thật; không có thì chỉ nói có gì thay đổi.", "Save it; without this it only says what would change."},
	"import_back":       {"Trở lại như tệp, kể cả chỗ đã sửa sau khi xuất.", "Go back to the file, also where something was changed since."},
	"dossier_out":       {"Ghi ra tệp ZIP này.", "Write this ZIP."},
	"dossier_criterion": {"Chỉ một tiêu chí, ví dụ 3; mặc định là tất cả.", "One criterion only, such as 3; all unless given."},
	"dossier_from":      {"Từ ngày gửi này, ví dụ 2026-11-01.", "Sent on this day or later, e.g. 2026-11-01."},
	"dossier_to":        {"Đến ngày gửi này, tính cả ngày ấy.", "Sent on this day at the latest."},
	"simulate_db":       {"Tệp dữ liệu (mặc định giaoban.db trong thư mục dữ liệu); chỉ đọc một bản sao.", "The database (default giaoban.db in the data folder); only a copy is used."},
	"simulate_days":     {"Số ngày kể từ bây giờ.", "How many days from now."},
	"simulate_which":    {"Số của Ban Chỉ đạo, khi tệp có nhiều ban.", "Number of the committee, where the file has several."},
	"backup_out":        {"Ghi vào tệp này thay vì thư mục sao lưu.", "Write here instead of the backup folder."},
	"restore_file":      {"Bản sao lưu (.tar.gz) hoặc bản chép của giaoban.db.", "The backup (.tar.gz), or a copy of giaoban.db."},
	"restore_db":        {"Tệp dữ liệu cần lấy lại (mặc định giaoban.db trong thư mục dữ liệu).", "The database to bring back (default giaoban.db in the data folder)."},

	"ph_addr":     {"MÁY:CỔNG", "HOST:PORT"},
	"demo_addr":   {"Địa chỉ của trang diễn tập; cổng bận thì lấy cổng kế tiếp.", "Address of the page; the next free port when it is taken."},
	"demo_open":   {"Mở trang bằng trình duyệt (--no-open: không mở).", "Open the page in a browser (--no-open: do not)."},
	"demo_seed":   {"Quyết định mọi mã và số hiệu; cùng số thì cùng diễn biến.", "Decides every code and id; the same seed, the same play."},
	"demo_play":   {"Diễn một kịch bản thay cho trang, in ra mọi tin nhắn.", "Play a script instead of the page and print every message."},
	"demo_json":   {"In tin của bot bằng JSON, mỗi dòng một tin.", "Print the bot's messages as JSON, one a line."},
	"demo_out":    {"Ghi ảnh, văn bản và tệp dữ liệu sau khi diễn vào đây.", "Write pictures, documents and the file of the committee there."},
	"demo_limits": {"Giữ đúng giới hạn tốc độ của Telegram, theo đồng hồ của kịch bản.", "Keep to Telegram's rate limits, on the clock of the script."},
	"demo_kill":   {"Diễn lại kịch bản cho từng lần ghi, từng lần gửi, giết máy ở đó; in ra cái gì mất.", "Play the script once for every commit and sending, killed there; print what got lost."},
	"demo_api":    {"Chỉ mở máy chủ Bot API nghiêm ngặt tại địa chỉ này.", "Serve the strict Bot API server alone, on this address."},

	"h_usage":    {"Cách dùng", "Usage"},
	"h_commands": {"Lệnh", "Commands"},
	"h_flags":    {"Tùy chọn", "Flags"},
	"h_common":   {"Tùy chọn chung", "Common flags"},
	"h_args":     {"Tham số", "Arguments"},
	"h_command":  {"‹lệnh›", "<command>"},
	"h_options":  {"[tùy chọn]", "[flags]"},
	"h_about": {"giaoban nhắc việc, thu báo cáo và tổng hợp cho Ban Chỉ đạo, qua chat.",
		"giaoban reminds, collects reports and sums them up for a steering committee, in chat."},
	"h_start": {"Bắt đầu: đặt mã của bot (lấy ở @BotFather) vào biến TELEGRAM_TOKEN rồi chạy “giaoban run”. Không cần gì thêm.",
		"To begin: put the bot's token (from @BotFather) into TELEGRAM_TOKEN and run “giaoban run”. Nothing else is needed."},
	"h_env": {"Biến môi trường", "Environment"},
	"h_env_list": {
		"TELEGRAM_TOKEN           mã của bot\n" +
			"TELEGRAM_TOKEN_FILE      tệp chứa mã ấy (hoặc $CREDENTIALS_DIRECTORY/telegram-token)\n" +
			"TELEGRAM_API_URL         máy chủ Bot API khác\n" +
			"LANG, LC_ALL             bắt đầu bằng “en” thì chương trình nói tiếng Anh",
		"TELEGRAM_TOKEN           the bot's token\n" +
			"TELEGRAM_TOKEN_FILE      a file that holds it (or $CREDENTIALS_DIRECTORY/telegram-token)\n" +
			"TELEGRAM_API_URL         another Bot API server\n" +
			"LANG, LC_ALL             beginning with “en”, the program speaks English"},
	"h_exits": {"Mã kết thúc", "Exit codes"},
	"h_exit_list": {
		"0  xong\n1  có lỗi\n2  gọi hoặc cấu hình sai\n3  tệp dữ liệu đang do tiến trình khác giữ\n" +
			"4  tệp dữ liệu hoặc bản sao lưu bị hỏng, hoặc của bản giaoban mới hơn\n5  status: chạy không tốt\n" +
			"6  run: mã của bot đang bị một tiến trình khác dùng",
		"0  done\n1  something failed\n2  called or configured wrongly\n3  another process holds the file\n" +
			"4  the file, or the backup, is damaged or of a newer giaoban\n5  status: it does not run well\n" +
			"6  run: another process uses the bot's token"},
}
