package caption

// The words of the two sides.
var (
	befores = words("trước | trc | before")
	afters  = words("=sau | after")
	whens   = words("khi | lúc | =giờ | =buổi")
	// sidewise: the sides stand in one photo, or not in the order of the photos.
	sidewise = words("bên trái | bên phải | trái là | phải là | bên trên | bên dưới")
)

// What makes "trước" and "sau" a time or a comparison: these before them, and those behind.
var (
	timeBefore = words(`tuần | hôm | =lần | tháng | =năm | =ngày | đợt | =kỳ | =kì | buổi | bữa | quý | mùa | như | hơn | với | =từ | !thứ | =đi
		| last | next | the day`)
	timeAfter = words(`ngày | giờ | tết | =lễ | mưa | bão | cơn | trận | đây | !đó | kia | nay | này | =hết | tiên | =mắt | cùng | rốt | đấy | tháng
		| =hạn | hôm | sáng | chiều | trưa | tối | buổi | họp | !thứ | đại hội | giao thừa | bầu cử | khi | lúc | tuần | noel | mùa | that | this`)
	idioms = words("trước sau như một | trước sau gì | trước sau cũng")
	// a few hours of work are the work: "sau một buổi dọn".
	several    = words("một | hai | =ba | =vài | =mấy | nửa | hơn")
	durations  = words("buổi | =tiếng | giờ | ngày | phút | =sáng | chiều | tuần | tháng")
	clockUnits = words("h | g | giờ | phút | ph | am | pm")
)

// work is what is done at a clean-up.
var work = words(`dọn | dọn dẹp | dọn vệ sinh | dọn rác | dọn sạch | =làm | làm sạch | làm vệ sinh | làm cỏ | quét | quét dọn | quét rác | vệ sinh | tổng vệ sinh
	| thu gom | thu dọn | =gom | gom rác | ra quân | xử lý | xử lí | phát quang | !chặt | !cắt | cắt cỏ | cắt tỉa | nhổ cỏ | !hốt | hốt rác | !vớt
	| vớt rác | nạo vét | khơi thông | thông cống | !bóc | bóc xóa | !xóa | !dẹp | thực hiện | thi công | cải tạo | chỉnh trang | !sửa | sửa chữa
	| !lấp | san lấp | !trồng | trồng hoa | trồng cây | !rửa | !cào | nhặt | nhặt rác | !lượm | lượm rác | bắt đầu | triển khai | !tỉa | !xúc | xúc rác
	| tháo dỡ | tháo gỡ | sơn lại | quét sơn | hoàn thành | hoàn tất | hoàn thiện | xong | clean | cleaning | cleanup | clean up | cleaned`)

// The states of the work.
var (
	notYet    = words("=chưa")
	already   = words("=đã | =vừa | =mới | vừa mới | mới vừa")
	ongoing   = words("=đang")
	ongoingAt = words("trong lúc | trong khi | lúc | =khi | quá trình | trong quá trình")
	coming    = words("=sắp | chuẩn bị | =cần | =sẽ | !chờ | !đợi | !gần | gần xong")
	finished  = words("xong | hoàn thành | hoàn tất | xong xuôi | done | finished")
	clean     = words("sạch")
	cleanHow  = words("=sẽ | rồi | bong | tinh | hơn | đẹp | trơn | boong | nhé | ạ")
	notClean  = words("xanh | chưa | không | ko | k | cho | =làm | =giữ | nước | rau | =chua | =an")
	auxiliary = words("được | =kịp | ai | =có | thấy | =hề | =tích cực | cùng | cùng nhau | tiến hành | bà con | anh em | chị em | tham gia | tập trung | phụ nữ | thanh niên")
	refusals  = words("chưa | không | ko | !chả | chẳng | sắp | gần | chuẩn bị")
	current   = words("bây giờ | hiện tại | hiện nay")
	situation = words("hiện trạng")
)

// What a place is called by. In front of a building or behind it one can stand; an alley is before or after the work.
var (
	areas = words(`hẻm | =ngõ | ngách | kiệt | đường | !đ | !phố | tuyến | tuyến đường | đoạn đường | =đoạn | =con đường | =con hẻm | kênh | rạch | mương | mương thoát nước | =cống
		| miệng cống | hố ga | !sông | !suối | !hồ | !ao | bờ kè | bờ kênh | bờ rạch | bờ sông | bờ hồ | bờ bao | !bờ | !kè | =cầu | chân cầu | gầm cầu | dạ cầu | dốc cầu
		| ngã ba | ngã tư | ngã năm | ngã 3 | ngã 4 | ngã 5 | giao lộ | vòng xoay | bùng binh | !góc | góc đường | vỉa hè | lề đường | lòng đường | dải phân cách
		| điểm rác | điểm rác thải | điểm đen | điểm đen rác thải | bãi rác tự phát | điểm tập kết rác thải | điểm tập kết | điểm tập kết rác | tụ điểm | bãi rác | bãi đất | bãi xe | bãi đổ rác | !bãi | đất trống | khu đất | khu đất trống | bãi đất trống
		| khu vực | khu dân cư | khu tập thể | khu nhà trọ | lối vào | lối đi | quốc lộ | tỉnh lộ | !xóm | !thôn | gốc cây | cột điện | bồn hoa | vườn hoa | dãy trọ | dãy nhà
		| alley | lane | street | road | canal`)
	numbered  = words(`tổ | liên tổ | =lô | ấp | block | điểm | điểm số | cụm | đội | xóm | thôn | ngã | ql | tl | hẻm số | khu`)
	buildings = words(`nhà văn hóa | nvh | =nhà | số nhà | =chợ | trường | trường học | mầm non | tiểu học | thcs | thpt | trụ sở | ủy ban | ubnd | công an | trạm y tế | trạm điện | trạm bơm | !trạm
		| !chùa | !đình | !miếu | nhà thờ | nhà trẻ | nhà máy | cổng trường | cổng chợ | !cổng | !cửa | cửa hàng | siêu thị | công viên | bến xe | bến đò | bệnh viện | ngân hàng
		| !quán | !tiệm | chung cư | cây xăng | !kho | văn phòng | sân bóng | sân trường | sân vận động | sân chơi | !sân | nghĩa trang | tòa nhà | khách sạn | bưu điện | !xưởng
		| công ty | cty | khu công nghiệp | hội trường | nhà xe | phòng khám | market | school`)
	positions = words(`đầu | =cuối | =giữa | dọc | dọc theo | =góc | cạnh | bên cạnh | gần | ngay | đối diện | bên hông | =hông | phía | mặt | đằng | ngoài | lối vào | =lề`)
	sides     = words("phía | mặt | đằng | cổng | cửa | sân | vườn | dãy | bên | =mé")
	behind    = words("lưng | =mặt")
	hoods     = words("kp | khu phố | k p | tdp | tổ dân phố | khóm")
	ourHomes  = words("=cả | =mọi | =về | từng | người | =ở")
	noSchools = words("=môi | hiện | =thị | lập | quan")
	noBridges = words("yêu | =nhu")
	noHomes   = words("nước | mình | em | tôi | nhà | ta")
)

// units make a number before them a figure: people, points, loads.
var units = words(`người | =ng | nguoi | lượt | điểm | tấn | tạ | kg | kí | ký | cân | m | mét | km | hộ | bao | bao tải | bịch | =xe | chuyến | thùng | khối | đoàn viên
	| hội viên | thành viên | thanh niên | cán bộ | chị | anh em | bà con | đồng chí | cây | phần trăm | people | points | tonnes | bags`)

// streets are counted too, but "hẻm 45 đường Lê Lợi" counts none.
var streets = words("tuyến | hẻm | =ngõ | đường | =con hẻm | =con đường | tuyến đường")

// stops end the name of a place.
var stops = words(`bà con | =có | =do | với | !được | rất | còn | nhiều | nay | hôm | sáng | chiều | trưa | tối | !ngày | lúc | lại | !là | thì | ạ | !à | nhé | nè | rồi | cùng
	| tham gia | rác | !ảnh | hình | khu phố | kp | đây | này | !đó | kia | xin | báo cáo | gửi | sạch | bẩn | dơ | quá | lắm | =đẹp | tại | =ở | chụp | khi | =bị | đầy
	| ngập | tuần | tháng | =lần | vẫn | =chưa | =đã | =đang | =sắp | !mới | vừa | nữa | luôn | ok | hết | tất cả | toàn bộ | =cho | mọi người | =người | các | bởi | =để
	| =sẽ | =cần | cuối tuần | nhìn | trông | bây giờ | =giờ | trời | huy động | vận động | tổng cộng | photo | tấm`)

// fillers are what is written around "trước" and "sau" without naming anything; noise cannot be part of a place's name.
var (
	fillers = words(`ảnh | cảnh | quang cảnh | khung cảnh | toàn cảnh | hình ảnh | tình trạng | hiện trường | tại chỗ | hình | chụp | gửi | em | anh | chị | dạ | ạ | à | nè | nhé | nha | =cho | các | bác | cô | chú | xin | báo cáo | đây | là | =và | rồi | hôm nay | sáng | chiều
		| trưa | tối | nay | =lúc | này | thì | mọi người | =của | tấm | bức | mấy | khi | =có | nhà mình | số | photo | photos | the | picture | ok | hồi | =bên | qua`)
	noise = words(`rác | nhiều | quá | bẩn | dơ | sạch | =người | bà con | tham gia | nhìn | ghê | đẹp | thấy | vẫn | còn | không | ko | chưa | =đã | =đang | được | lắm | mưa | ngập | hôi
		| bao | kết quả | tổng | nghỉ | vui | cảm ơn | chúc | tất cả | cùng | trông | xong | đi | về | mai | làm | tốt | rất | cần | sẽ | ai | nào | gì | sao | tuần | tháng | lần | thứ
		| chủ nhật | cn | khác | bây giờ | khu phố | kp | phường`)
)

// How photos of an album are counted.
var (
	photoNouns = words("!ảnh | ảnh | hình | tấm | tấm ảnh | tấm hình | bức | bức ảnh | photo | photos | pic | picture")
	firsts     = words("đầu | đầu tiên")
	lasts      = words("cuối | cuối cùng")
	nexts      = words("tiếp | tiếp theo | kế | kế tiếp")
	rests      = words("còn lại | ảnh còn lại | hình còn lại | các ảnh còn lại | mấy ảnh còn lại | các hình còn lại | mấy hình còn lại | ảnh khác | the rest")
	ordinals   = words("số | thứ")
	until      = words("đến | tới | to")
	joins      = words("=và | với")
	// betweens may stand beside numbers that nothing introduces: "1 trước, 2 sau".
	betweens = words("trước | trc | =sau | before | after | khi | dọn | là | =và | đến | tới | làm | vệ sinh | ảnh | hình | tấm | bức | số")
)
