package reply

// nounWords stand beside numbers and tell what a number is.
var nounWords = []table{
	{labelCriterion, `tiêu chí | các tiêu chí | tc | t . c | t / c | tchi | criterion | criteria | crit`},
	{labelItem, `việc | mục | ý | câu | số | nhiệm vụ | nv | cái | đầu việc | nội dung | công việc | item | items | task | tasks | no . | # | number`},
	{labelPlace, `khu phố | kp | k . p | tổ dân phố | tdp | khóm`},
	{ordinal, `số | thứ | no | no .`},
	{placeNoun, `hẻm | ngõ | ngách | kiệt | đường | phố | tổ | số nhà | nhà số | nhà | khu | ấp | thôn | xóm | đội | lô | tuyến | khối | bản
		| quốc lộ | tỉnh lộ | ql | tl | chung cư | block | tòa | tầng | phòng | cầu | cống | trường | cổng | dãy | cụm | trạm | bến | chợ | mương
		| kênh | rạch | liên tổ | alley | lane | street | road | cột | cột đèn`},
	{dateNoun, `ngày | hồi | tháng | năm | quý | tuần | tuần thứ | mùng | mồng | hôm | lúc | nghị quyết | quyết định | công văn | thông báo
		| kế hoạch | văn bản số | lần | đợt | khóa | kỳ | giai đoạn | bước | lớp | nghị định | thông tư | văn bản | điện thoại | sđt
		| số điện thoại | zalo | gọi | phone`},
	{residents, `hộ | hộ dân | nhà dân | gia đình | nhân khẩu | hộ gia đình | households`},
	{unitPeople, `người | lượt người | người dân | hội viên | đoàn viên | đảng viên | thanh niên | bà con | chị em | anh em | học sinh
		| lao động | nhân công | cán bộ | dân quân | tình nguyện viên | thành viên | ng! | ng | n | đ / c | đồng chí | ae | cụ | bạn | bạn trẻ | cô chú | cô bác | chú bác | anh chị em | {anh,chị,em,cháu,bác,cô} {phụ nữ,thanh niên,hội viên,đoàn viên,đảng viên,dân quân,dân phòng,học sinh,sinh viên,công nhân,công an,bộ đội}
		| cựu chiến binh | ccb
		| {,hội} phụ nữ | {,hội} nông dân | dân | nhân dân | quần chúng | dân phòng | công nhân | công an | chiến sĩ | bộ đội | sinh viên | giáo viên | thầy cô | tổ viên | đội viên
		| people | persons | person
		| men | members`},
	{unitPoints, `điểm | chỗ | địa điểm | bãi rác | điểm rác | điểm đen | tụ điểm | điểm tập kết | vị trí | points | point | spots | spot`},
	{unitTonne, `tấn | tấn rác | tonnes | tonne | tons | ton | t`},
	{unitTa, `tạ`},
	{unitYen, `yến`},
	{unitKg, `kg | kí | ký | cân! | ki lô | kilo | kilogam | ki lô gam | kgs | ký lô`},
	{unitM, `m | mét | mét dài | m dài | mét tới | mét đường | meters | metres | meter | metre`},
	{unitKm, `km | cây số | ki lô mét | kilomet | kilomét | kms | kilometers`},
	{unitArea, `m2 | m² | m3 | m³ | m vuông | mét vuông | m khối | mét khối | ha | héc ta | hecta | sào | khối | triệu | tr | tỷ | tỉ | nghìn
		| ngàn | đồng | vnđ | vnd | đ | usd | k | trăm triệu | m ²
		| xe | chuyến | xe rác | bao | bao tải | thùng | cái | cây | giờ | h | g | phút | tiếng | ngày | hôm | bữa | tuần | tháng | năm | lần
		| đợt | buổi | biển | bảng | pano | camera | đèn | bóng | trường hợp | vụ | vụ việc | ca | tổ | tuyến | hẻm | ngõ | đường | đoạn | mô hình
		| hồ sơ | bộ | lượt | chỉ tiêu | nội dung | tiêu chí | tc | khu phố | kp | chiếc | suất | phần | phiếu | việc | mục | nhiệm vụ | % hộ
		| cháu | em | ông | bà | anh | chị | cơ sở | quán | trụ | cột | băng rôn | tờ rơi | tờ | ảnh | hình | trucks | truck | days | hours
		| weeks | trees}`},
	{residents, `hộ nghèo`},
	{halfMore, `rưỡi`},
	{percentSign, `% | ％ | phần trăm | percent | pct`},

	// Words that look like others once their marks are gone.
	{house, `hộ | hộ dân | các hộ | hộ {ông,bà,anh,chị,nhà} | nhà {ông,bà,anh,chị} | một số hộ | người dân`},

	{inert, `{khối,số,chất,lực} lượng | cần {gặp,hỏi,biết,nói chuyện,trao đổi} | huy động | xe {gom,rác,thu gom,gom rác,cẩu,chở,ben,tải,ủi,lu} | thùng rác | sửa chữa
		| chữa | chữa cháy | chùa | chứa | con đường | con hẻm | con ngõ | con mương | con kênh | con em | con người | con số | con cái | bà con
		| cán bộ | cán sự | căn cước | cân bằng | cần cù | cần cẩu | cần thiết
		| hợp tác | đối tác | tác phong | tác động | thông tắc | tác hại | kết quả | kết hợp | kết nối | liên kết | đoàn kết | tổng kết
		| thiếu nhi | thiếu niên | thanh thiếu niên | đăng ký | đảng ủy | đảng viên | chi bộ đảng | đảng bộ | đáng kể | sao vàng | chia sẻ
		| quan tâm | trung tâm | tâm
		| mặc dù | tác giả | tận tình | tân | trường học | đúng quy định | sử dụng | xây dựng | dụng cụ | áp dụng | nội dung | đúng {,là,rồi,vậy}
		| mái | mái che | chị mai | cô mai | anh mai | hoa mai | cho {dân,bà con,anh,chị,em,tôi,hộ,các,biết,người,phường,học sinh,phép}
		| bảo vệ | bảo hiểm | bão hòa | bao bì | bao rác | bao tải
		| vuông | vuông vắn | vuông góc | hình vuông | gạch | gắn | gắn biển | gắn bó | nhớ | nhỏ | giao thông | giao ban | khi đó | khi ấy
		| nhất định | an sinh | hộ nghèo | thị trường | tổ trưởng | tổ phó | đổ rác | đợt | còn gì {,nữa,bằng}
		| còn lại gì | còn vượt | không sao | cả ngày | cả tuần | cả tháng | cả buổi | cả khu | cả tổ | cả nhà
		| hết sức | vượt | quy hoạch | kế hoạch hóa | theo đúng | bản cam kết | cam kết {thư,bảo vệ} | giấy cam kết | thời gian qua | ngày đêm
		| nhờ {vậy,thế,có,bà con,dân,anh em}`},
}

// shorthand is how fast hands write one common word.
var shorthand = map[string]short{
	"k": {"k", "không", true}, "ko": {"kô", "không", false}, "kh": {"kh", "không", false}, "khg": {"khg", "không", false},
	"kg": {"kg", "không", true}, "hok": {"hok", "không", false}, "hk": {"hk", "không", false}, "kog": {"kog", "không", false},
	"kong": {"kông", "không", false},
	"r":    {"r", "rồi", false}, "rui": {"rùi", "rồi", false}, "roai": {"roài", "rồi", false},
	"xg": {"xg", "xong", false}, "xog": {"xog", "xong", false}, "xomg": {"xomg", "xong", false}, "xoq": {"xoq", "xong", false},
	"xonh": {"xonh", "xong", false},
	"chx":  {"chx", "chưa", false}, "ch": {"ch", "chưa", false}, "cgua": {"cgưa", "chưa", false},
	"dx": {"đx", "được", false}, "dc": {"đc", "được", false}, "dk": {"đk", "được", false},
	"dg": {"đg", "đang", false}, "dag": {"đag", "đang", false}, "lm": {"lm", "làm", false}, "cx": {"cx", "cũng", false}, "vs": {"vs", "với", false},
	"vg": {"vg", "vướng", false}, "vuog": {"vướg", "vướng", false}, "vuogn": {"vướgn", "vướng", false},
	"j": {"j", "gì", false}, "z": {"z", "vậy", false}, "v": {"v", "vậy", false},
	"e": {"e", "em", true}, "a": {"a", "anh", true}, "c": {"c", "chị", true}, "ah": {"ah", "ạ", false},
}

// slurred words are such only with their marks: "oi" is "ơi".
var slurred = map[string]string{"hổng": "không", "hông": "không", "chẳng": "không", "chả": "không", "hôn": "không", "nỏ": "không", "răng": "sao", "rứa": "thế", "òi": "rồi", "ròi": "rồi", "gồi": "rồi", "zồi": "rồi", "dồi": "rồi", "gòi": "rồi", "oy": "rồi", "rôi": "rồi", "ruj": "rồi", "xongf": "xong", "xongs": "xong", "xongj": "xong", "xongg": "xong", "xonq": "xong"}

// short is one shorthand: as typed with whatever marks it may have, and what it stands for.
type short struct {
	typed, means string
	// notAfterNumber: after a number it is a unit ("50kg", "500k").
	notAfterNumber bool
}
