package assignment

// The words by which an assignment is recognised. Comparison is by lexicon.at: with or without marks.
var (
	// giving verbs stand before the lead.
	giving = lex(`giao, giao cho, giao việc cho, giao nhiệm vụ cho, giao trách nhiệm cho, giao việc, xin giao, tiếp tục giao, thống nhất giao,
		phân công, phân công cho, phân công nhiệm vụ cho, phân cho, cử, yêu cầu, đề nghị, kính đề nghị, trân trọng đề nghị, xin đề nghị,
		kính nhờ, chỉ đạo, nhờ, em nhờ, nhắc, bảo, giao nhiệm vụ, giao trực tiếp cho, giao trực tiếp, giao thêm cho, giao luôn cho, nhiệm vụ của, việc của`)
	// asking verbs are giving ones that also begin requests which are no tasks.
	asking = lex(`yêu cầu, đề nghị, kính đề nghị, trân trọng đề nghị, xin đề nghị, kính nhờ, nhờ, em nhờ, chỉ đạo, cử, nhắc, bảo`)
	// notGiving begin like a giving verb.
	notGiving = lex(`giao thông, giao ban, giao lưu, giao dịch, giao nhận, giao nộp, giao hàng, giao xe, giao thừa, giao mùa, giao đất, giao diện,
		giao tiếp, giao tế, giao hữu, giao quân, giao khoán, giao chỉ tiêu, giao hồ sơ, giao mặt bằng, yêu cầu của, đề nghị của, đề nghị công nhận, bảo vệ, bảo đảm,
		bảo quản, bảo hiểm, bảo trì, bảo dưỡng, bảo tồn, bảo mật, bảo lưu, bảo hộ, bảo hành, bảo trợ, cử tri, cử tạ, cử hành, nhắc nhở, nhắc lại, nhờ vậy, nhờ đó, nhờ có`)
	// giao ban is no order, but some bodies are called ban.
	bodies = lex(`ban công tác, ban chỉ huy, ban quản lý, ban bảo vệ, ban điều hành, ban giám hiệu, ban tuyên giáo, ban dân vận, ban xây dựng đảng, ban tổ chức`)
	// overseers have others do it.
	overseers = lex(`ubnd, uỷ ban nhân dân, ủy ban, ban chỉ đạo, bcđ, đảng ủy, đảng uỷ, ban thường vụ, thường trực, hđnd, chủ tịch, bí thư, phó chủ tịch, phó bí thư,
		trưởng ban, phó ban, lãnh đạo, phường, xã, thị trấn, cấp trên`)
	// polite words stand before names.
	polite = lex(`đồng chí, đ/c, đ.c, đc, dc, d/c, các đồng chí, các đ/c, các đc, hai đồng chí, hai đ/c, 2 đồng chí, 2 đ/c, 2 đc, ba đồng chí, 3 đồng chí, 3 đ/c,
		anh, chị, a., c., a, c, cô, chú, bác, ông, bà, em, cháu, thầy, bạn, các anh, các chị, hai anh, hai chị, 2 anh, 2 chị, @`)
	// comrades is what another polite word may follow.
	comrades = lex(`đồng chí, đ/c, đc, dc, d/c, các đồng chí, @`)
	// whoever is somebody not yet known; crowds are people, not members.
	whoever = lex(`ai, gì, nào, đâu, bất cứ ai, bất kỳ ai`)
	crowds  = lex(`chị em, anh em, anh chị em, chị em phụ nữ`)
	// familiar are polite words that may be names, but mostly are pronouns.
	familiar = lex(`anh, chị, cô, chú, bác, ông, bà, em, cháu, thầy, bạn, a, c, tôi`)

	// leading words make it plain who leads. Those of charge are the work itself where no work follows.
	leading = lex(`chủ trì, làm chủ trì, là chủ trì, giữ vai trò chủ trì, chịu trách nhiệm chính, chịu trách nhiệm, làm đầu mối, là đầu mối, đầu mối, phụ trách chính, phụ trách,
		làm chính, lo chính, đứng đầu, làm trưởng nhóm, trưởng nhóm, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm chủ trì, chủ trì thực hiện`)
	// presided is what may be presided over: that is then the work itself.
	presided = lex(`cuộc họp, họp, hội nghị, buổi, giao ban, lễ, buổi lễ, hội thi, hội thảo, cuộc, phiên, kỳ họp, lớp`)
	// labels stand before the lead and a colon.
	labels = lex(`chủ trì, đơn vị chủ trì, cơ quan chủ trì, người chủ trì, người thực hiện, người làm, đơn vị thực hiện, thực hiện, phụ trách, người phụ trách, đầu mối,
		chịu trách nhiệm, ai làm, lead`)
	// charged words close a clause begun with "do".
	charged = lex(`chủ trì, phụ trách, thực hiện, đảm nhiệm, đảm nhận, chịu trách nhiệm, làm, lo, làm đầu mối, đảm trách`)

	// joining words stand before those who support.
	joining = lex(`phối hợp, phối hợp với, phối hợp cùng, phối hợp cùng với, phối hợp chặt chẽ với, phối hợp chặt chẽ cùng, phối hợp chặt chẽ, phối hợp thêm với,
		phối hợp thêm, phối kết hợp với, phối kết hợp, kết hợp với, kết hợp cùng, có sự phối hợp của, với sự phối hợp của, với sự hỗ trợ của, có sự hỗ trợ của,
		với sự tham gia của, có sự tham gia của, cùng sự tham gia của, đơn vị phối hợp, cơ quan phối hợp, người phối hợp, phối hợp thực hiện, ph`)
	// beside stands between the lead and those who support him.
	beside = lex(`cùng với, cùng, với, kèm, kèm theo, có`)
	// notJoining: here coordination is a thing.
	notJoining = lex(`công tác, quy chế, việc, sự, cơ chế, kế hoạch, chương trình, kết quả, nội dung, thiếu, văn bản, đề nghị`)
	// helping words follow those who support.
	helping = lex(`phối hợp, cùng phối hợp, phối hợp thực hiện, hỗ trợ, tham gia, cùng tham gia, cùng làm, giúp, phụ, làm phụ, phụ giúp, hỗ trợ thêm, tham gia phối hợp`)

	and    = lex(`và, cùng các, &, +, cùng với các`)
	except = lex(`trừ, ngoại trừ, không tính, trừ ra, ngoài`)

	everybody = lex(`toàn ban, cả ban, toàn thể ban chỉ đạo, toàn ban chỉ đạo, tất cả thành viên, toàn thể thành viên, các thành viên, các đồng chí thành viên, toàn bộ thành viên,
		mọi thành viên, tất cả các thành viên, các đồng chí, các đ/c, các đc, tất cả các đồng chí, tất cả đồng chí, tất cả mọi người, mọi người, tất cả, toàn thể các đồng chí,
		các đ/c thành viên, các đc thành viên, tất cả các đ/c, tất cả các đồng chí thành viên, toàn thể các đồng chí thành viên, cả nhà, các anh chị, tất cả anh chị, các bác`)
	ofCommittee = lex(`ban chỉ đạo, trong ban, của ban, bcđ, của ban chỉ đạo, trong ban chỉ đạo`)
	// some of everybody are not everybody.
	some = lex(`phụ trách, được phân công, có liên quan, liên quan, được giao, còn lại, chưa, theo, ở, tại, nào, là, ấy, đó, này, cấp`)

	chairs      = lex(`trưởng ban, trưởng ban chỉ đạo, trưởng bcđ`)
	deputies    = lex(`phó ban, phó trưởng ban, phó ban chỉ đạo, phó trưởng ban chỉ đạo, phó trưởng ban thường trực, phó ban thường trực`)
	secretaries = lex(`thư ký, thư kí, thư ký ban chỉ đạo, thư ký ban, thư ký bcđ`)
	// otherBoards follow "trưởng ban" of something else.
	otherBoards = lex(`công tác, mặt trận, quản lý, điều hành, vận động, thanh tra, nhân dân, dân vận, tuyên giáo, đại diện, bảo vệ, kinh tế, văn hóa, pháp chế, chỉ huy, chấp hành, hội, khu phố, thôn, quản trị`)
	inCharge    = lex(`người phụ trách, đồng chí phụ trách, đ/c phụ trách, đc phụ trách, thành viên phụ trách, cán bộ phụ trách, công chức phụ trách, thành viên được phân công phụ trách,
		các đồng chí phụ trách, ai phụ trách, phụ trách, các thành viên phụ trách, đồng chí thành viên phụ trách, người được phân công phụ trách`)
	heads = lex(`trưởng, đồng chí trưởng, đ/c trưởng, đc trưởng, các trưởng, trưởng các, các đồng chí trưởng, các đ/c trưởng, tổ trưởng, anh trưởng, chị trưởng, bác trưởng, ông trưởng, bà trưởng,
		chú trưởng, cô trưởng, tập thể, bà con, cán bộ`)

	// grade words say of which level a body is; one that the roster does not name is another body.
	grade  = lex(`phường, xã, thị trấn, thành phố, tp, tỉnh, huyện, quận, thị xã, khu phố, kp, đặc khu, khu vực, trung ương, cấp trên`)
	own    = lex(`phường, xã, thị trấn, của phường, của xã, phường ta, phường mình`)
	vacant = lex(`công chức, cán bộ, chuyên viên, nhân viên, bộ phận, đơn vị, bên, lực lượng, tổ, cơ quan, phụ trách, các đồng chí, anh em, mảng, khối, ngành, phòng`)
	// common words in the names of posts tell nobody apart.
	common = lex(`công, chức, cán, bộ, viên, phường, xã, thị, trấn, trưởng, phó, ban, của, ủy, chủ, tịch, bí, thư, nhân, dân, thành, phó, hội, đội, trạm, phòng, tổ`)

	// bodyHeads begin the names of bodies.
	bodyHeads = lex(`công an, ca, cap, ubnd, ủy ban, uỷ ban, mttq, mặt trận, hội, đoàn, đoàn thanh niên, trạm, trường, phòng, ban, sở, chi bộ, chi hội, chi đoàn, đảng ủy, đội, tổ, công ty, hợp tác xã, htx,
		bộ phận, văn phòng, trung tâm, ngân hàng, điện lực, quân sự, các ban, các ngành, các đoàn thể, các phòng, các cơ quan, các đơn vị, các tổ, các hội, các chi bộ, các trường, các bộ phận, các công chức, các cấp, các hội đoàn thể, các chi hội, hđnd, ccb, hpn, hlhpn, đtn, công đoàn, bệnh viện, chi cục, nhà trường, doanh nghiệp, nhân dân, dân phòng, dân quân,
		bưu điện, cảnh sát, kho bạc, thuế, viện kiểm sát, tòa án, cơ quan, đơn vị, ngành, xí nghiệp, lực lượng, công chức, cán bộ, chuyên viên, trưởng, phó, chủ tịch, bí thư, giám đốc,
		hiệu trưởng, kế toán, văn thư, địa chính, tư pháp, môi trường đô thị, chùa, giáo xứ, chợ, bqt, bql, khối, xã, phường, thành phố, huyện, tỉnh, đài, nhà máy, cấp ủy, thường trực`)

	// notBodies begin like the name of a body.
	notBodies = lex(`hội nghị, hội thảo, hội thi, hội trường, hội họp, hội đồng, đoàn kết, đoàn kiểm tra, tổ chức, trường hợp, phòng chống, phòng ngừa, phòng cháy, ban hành, ban đêm, ban ngày, sở hữu, chợ tạm, đội hình,
		khối lượng, xã hội, xã hội hóa, thuế đất, chùa chiền, tổ trưởng, phòng dịch, tổ quốc, đơn thư, đài phun, trưởng thành, phó mặc, hội hè, cơ quan nào, tổ nào, phường đạt, phường ta, thanh tra giám sát`)
	// things begin sentences that name nobody.
	things = lex(`mình, tôi, tui, tớ, em, anh, chị, chúng, rác, cờ, hẻm, đường, hồ, đất, cây, việc, hồ sơ, nhà, chợ, vỉa, bãi, cống, điện, nước, loa, ảnh, biên, sổ, bảng, biển, danh, kế, báo, đơn, giấy, quỹ, tiền, xe, camera, đèn, ngõ, tuyến, vỉa hè, khu, cổng, mương, rạp, lễ, tết, hộ, dân, ai, ban, nếu, khi, vì, do, từ, theo, căn, để, nhằm, trong,
		về, tại, ở, hôm, mai, nay, hiện, còn, đã, đang, chưa, không, có, được, bị, rất, sao, thì, mà, nhưng, và, với, cho, của, này, kia, ok, dạ, vâng, alo, ok, tổng, các, những, mỗi, một, tất, toàn, cả, ngày, tuần, tháng, tin, bài, phiếu, thùng, tc, kp, tiêu, mục, phần, gấp, lưu, chú, lịch, số, xong, rồi, hết, nội, công, thư, văn, tài, mẫu, link, file, nhóm, zalo`)
	// families open a full name.
	families = lex(`nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đào, đinh, trương, tạ, mai, hà, cao, lâm, đoàn, trịnh, phùng, tô, tăng, châu, quách, thái, lưu, chu, vương, lương, tống, kiều`)

	// ordinary words are names as well, at least without marks: they are names only where something shows it.
	ordinary = lex(`minh, hoa, an, binh, thu, huong, tam, lan, tu, ba, nam, sau, bay, hai, mai, lam, thanh, son, van, tan, long, quan, ha, duc, thang, toan, dung, tien, linh, phuc, loi,
		hien, dao, khoa, vinh, viet, dong, phuong, ngoc, my, nga, trang, trung, tri, ly, giang, gia, hong, cam, phong, tuan, quang, nguyen, khanh, yen, chung, bao, tin, hanh, hau, thuy, tuyet, xuan, ban,
		quy, thinh, hoang, kien, tung, hang, luan, dat, nhan, thao, vy, chi, anh, chin, muoi, hieu, sang, tinh, canh, duong, bich, chau, diem, thom, the, bon, mot, bac, nhung, oanh, kim, ngan, y, ut, nhat, thoa, dinh, cao, thai, tho, hoai, loan, trinh, tram, men, huyen, xe, them, het, mung, la, tai, luc, do, ho, suong, sen, cuc, dau, liem, thi, nhi, luyen, dien, truong, vu`)
	// numbers are names as well, with marks and without.
	numbers = lex(`hai, ba, bốn, tư, năm, sáu, bảy, bẩy, tám, chín, mười, mai, một, mốt, út, sau, tối`)
	// idioms begin with what may be a name and are none.
	idioms = lex(`thu gom, hương ước, lâm nghiệp, trang bìa, thu hồi, thu thập, thu phí, thu thuế, thu tiền, thu dọn, thu hút, thu chi, thu nhập, thu quỹ, thu đất, lấn chiếm, an ninh, an toàn, an sinh, an dân, an táng, bình thường, bình xét, bình chọn,
		bình ổn, bình đẳng, hòa bình, hòa giải, hướng dẫn, hướng tới, hướng ứng, hưởng ứng, tạm ứng, tạm trú, tạm vắng, tạm dừng, tư vấn, tư pháp, tư liệu, tư thục, tự quản, tự ý, tự kiểm tra, tự chấm, tự đánh giá, tự rà soát, tự giác, tự động, tự túc, tự nguyện, tự do, tự chủ, tự tổ chức, tu sửa,
		tu bổ, minh chứng, minh bạch, minh họa, ba con, bà con, năm nay, năm sau, năm tới, năm mới, sau khi, sau đó, sau tết, sau lễ, sau này, bảy hộ, hai bên, sơn sửa, sơn lại, sơn kẻ, hạ tầng, đúc kết, linh hoạt,
		phục vụ, phục hồi, phục dựng, tiến hành, tiến độ, tuyệt đối, quy hoạch, quy định, quyết toán, đúng hạn, đúng tiến độ, đúng quy định, tận dụng, thanh tra, thanh toán, thanh lý, thanh niên, thành lập, thành phố, thành viên, tháng này, tháng sau,
		thăng hạng, cương quyết, cưỡng chế, vận động, văn phòng, văn bản, văn hóa, văn nghệ, hải sản, hiện trạng, hiện nay, hiến đất, đào tạo, đào đất, đào đường, khánh tiết, khánh thành, lợi dụng, lồng ghép, long trọng, nhân dân, nhân bản, nhân rộng, nhân dịp, khoa học,
		toàn dân, toàn bộ, toàn phường, toàn thể, vinh danh, viết báo cáo, viết bài, viết tin, đồng ý, động viên, đồng thời, đồng loạt, đóng góp, phương án, phương tiện, mai táng, mỹ quan, ngã ba, ngã tư, trang trí, trang bị, trạng thái, trưng bày, trung tâm, trung tu,
		tri ân, trị an, lý lịch, lý do, giảng dạy, gia hạn, gia cố, gia đình, cam kết, cắm cờ, phòng chống, phòng cháy, phòng ngừa, phong tỏa, phong trào, tuần tra, tuần sau, tuần này, tuần tới, quản lý, quán triệt, quân sự, quảng cáo, quảng bá, nguyên nhân, hùng biện,
		chung tay, chung sức, chúng ta, chúng tôi, bảo vệ, bảo đảm, bảo quản, báo cáo, báo tin, tin bài, hạnh kiểm, hậu cần, ban hành, bàn giao, bàn bạc, thịnh hành, kiên quyết, kiên trì, kiện toàn, hằng tuần, hàng tuần, hàng ngày, hàng tháng, hàng quý, hàng năm, luân chuyển, luân phiên, đạt chuẩn,
		thao tác, tháo dỡ, tháo gỡ, chỉ đạo, chỉ tiêu, chi tiền, chi trả, chi bộ, chi hội, anh em, hóa đơn tiền, hóa đơn điện, hóa đơn chứng từ, hiệu quả, sáng kiến, sáng mai, sáng thứ, tính toán, tình hình, tinh thần, tỉnh ủy, cảnh báo, cảnh giác, cảnh quan, dương lịch, thế nào, nhật ký, nhất là, định kỳ, dinh dưỡng, cao điểm, thai sản, thảo luận,
		thể dục, thể thao, thí điểm, thi đua, thị trường, điền thông tin, điện lực, trường học, vũ khí, vụ việc, tài liệu, tài sản, tài chính, tái định cư, lục lại, đo đạc, đô thị, hồ sơ, họ tên, hộ nghèo, hộ dân, đầu tư, đấu mối, đấu tranh, đấu thầu, làm việc, làm rõ, làm hồ sơ, làm báo cáo, làm sạch, làm vệ sinh,
		tâm lý, bích chương, châm biếm, hoa tươi, hoa cảnh, hoa màu, hoàn thiện, ngoài ra, thống kê, thống nhất, thông báo, thông tin, hạ ngầm, hạ cờ, treo cờ, hành chính, hành lang, hạn chót, hạn cuối, hạn chế, tin học, tiền mặt, tiền điện, tiên phong, tiền quỹ,
		năm 20, hai là, ba là, bốn là, một là, lần này, lần sau, lan tỏa, lan can, lan rộng, loan tin, truyền thông, yên tâm, chi phí, chí ít, dung lượng, sen đá, bắc loa, thêm vào, hết hạn`)
	// matters are what work is often about where no verb is written: "Lan hồ sơ tc4".
	matters = lex(`hồ sơ, báo cáo, kế hoạch, danh sách, số liệu, biên bản, phương án, đề án, dự toán, giấy mời, bản đồ, tờ trình, công văn, dự thảo, tài liệu, việc, bảng chi, quyết toán`)
	// compounds hold a verb's word and are things.
	compounds = lex(`công trình, chương trình, quy trình, tờ trình, hành trình, giáo trình, môi trường, đường phố, vệ sinh, thu nhập, điện lực, thực hành, xây lắp, dịch vụ, công ích, vận tải`)
	// counted things make a number of what stands before them.
	counted = lex(`người, hộ, hẻm, tuyến, điểm, tấn, tạ, xe, ngày, tuần, tháng, giờ, phút, cái, bộ, lá, cây, lần, buổi, đ/c, đồng chí, triệu, tỷ, h, g, năm, hồ sơ, đơn, tờ, chiếc, nhà, cơ sở, trường hợp, m, km, kg, mét, căn, khu, phố, tổ, tiêu chí, nội dung, việc, nhiệm vụ, đường, đoạn, bãi, thùng, đồng, %, bàn, ghế, pa nô, câu, bài, tin, ca, quyển, khu phố, sáng, chiều, tối, gia đình, công trình, mô hình, quý, văn bản`)

	// closing words before a deadline say no more than it does.
	closing = lex(`xong, phải xong, làm xong, hoàn thành, phải hoàn thành, cần hoàn thành, hoàn thành xong, và hoàn thành, hoàn tất, xong xuôi, cho xong, phải hoàn tất, thời gian hoàn thành, thời hạn hoàn thành,
		thời hạn, thời gian, hạn, hạn hoàn thành, thực hiện xong, và phải xong, để xong, xong hết`)
	// opening words and closers are manners of speech at the ends of the work.
	opening = lex(`phải, hãy, thì, ơi, có trách nhiệm, có nhiệm vụ, cần phải, nhiệm vụ, là, sẽ, nha, nhé, ạ`)
	manners = lex(`nhé, nha, nhá, ạ, nhen, nghe, nghen, nhé ạ, giúp em, giúp mình, giúp tôi, giúp em nhé, giúp với, hộ em, dùm, giùm, giúp, với nhé, nhé em, nhé anh, nhé chị, nha anh, nha em, nha chị, nhé cả nhà, cảm ơn, xin cảm ơn, cám ơn, đi nhé, nhe`)
	// pleas are asked for by those who have the work, not by those who give it.
	pleas = lex(`cho, gia hạn, xin, hỗ trợ, giúp, giúp đỡ, xem xét, quan tâm, tạo điều kiện, duyệt, phê duyệt, cấp`)
	// telling words show that something has happened.
	telling = lex(`rồi, đã, xong rồi, chưa, chứ, à, hả, không ạ, vừa, mới`)
)
