package reply

// workWords are the words for how the work goes.
var workWords = []table{
	{finish, `xong | {xong,làm xong,hoàn thành,hoàn tất} nốt | xong xuôi | xong {,từ} lâu {,rồi,lắm rồi} | dứt điểm | ht | hoàn thành | hoàn tất | hoàn thành xong | làm xong
		| đâu vào {đấy,đó} | về đích | tất toán
		| kết thúc | done | finished | finish | complete | completed`},
	{finish, `✅ | ✔ | ☑ | 🆗`},
	{cross, `không {làm,dọn,lắp,triển khai,thực hiện} kịp | ❌ | ✖ | ❎`},
	{near, `trả {về,lại,hồ sơ} | {xả,đổ,vứt,bày,bẩn,dơ,lấn chiếm,tái phạm} lại | xả rác | tái lấn chiếm | sơ sơ | sơ qua | qua loa | nửa phần | {phải,} làm lại {,từ đầu} | bị trả {hồ sơ,lại,về} | kha khá | tàm tạm | chậm tiến độ
		| {nửa,chỗ,cái,phần} xong {nửa,chỗ,cái,phần} chưa | unfinished | incomplete | undone | cơ bản | căn bản | cb | về cơ bản | hầu như | hầu hết
		| gần như | gần {hết,đủ,nửa,phân nửa} | gần tới | phần lớn | đa phần | đa số | số đông | phần nhiều | nhiều {chỗ,nơi,hộ,điểm,tổ,hẻm} | bề ngoài
		| về {cơ bản,mặt} | một phần | 1 phần | {một,1,phân,hơn,quá,già,non} nửa
		| hơn {một,1} nửa | được nửa | nửa {chừng,vời,việc,đường} | phần nào | bước đầu | sơ bộ | lưng chừng | tới đâu hay tới đó
		| almost | nearly | mostly | half | partly | partially | largely`},
	{nearly, `gần | chậm | sắp | sắp sửa | suýt | suýt soát | tạm | tạm thời | tương đối | coi như | xem như | kể như | sát | chuẩn bị | nửa
		| {chút,tí,xíu} nữa là | close to | about to | chớm`},
	{part, `mặt {trước,sau,bên,trong,ngoài} | {,phía} bên {phải,trái,trên,dưới,trong,ngoài} | khúc | chặng | quãng | {đầu,nửa,bên,phía} {này,trên,dưới,trong,ngoài,trước,sau} | phần | bản thảo | dự thảo | đề cương | phương án | thiết kế | bản vẽ | khảo sát | đo đạc | đo vẽ | cắm mốc | thủ tục | dự toán | mặt bằng | móng | nền | khung | hố!
		| phần thô | đoạn | bước | khâu | giai đoạn | đợt | hạng mục | một số | 1 số | vài | mấy | một ít | 1 ít | bên | phía | mỗi! | chỗ | nhóm
		| part | phase | step`},
	{ownPart, `phần {tôi,mình,em,tui,nhà,chúng tôi,chúng em,bọn em} | phần {việc,của} {tôi,mình,em,tui,chúng tôi} | phần việc
		| phần việc của {tôi,mình,em,tui,chúng tôi,đơn vị} | phần việc được giao
		| phần được giao | bên {tôi,mình,em,tui} | chỗ {tôi,mình,em,tui} | phía {tôi,mình,em,tui}`},

	// Work in general. "đã triển khai" is under way, "chưa triển khai" not begun.
	{work, `làm | thực hiện | triển khai | tiến hành | bắt đầu | khởi công | khởi động | bắt tay {,vào} | bắt tay làm | động {đến,tới,vào}
		| động tay | vào việc | đi vào | started | start | begun
		| thi công | làm gì | làm đến | làm tới | đụng {đến,tới,vào}`},
	// Work that goes on: done only with "rồi" and without a count.
	{act, `phát | in! | in ấn | đặt in | vận chuyển | cắm | đào | san lấp | trám | vá đường | trao | tặng | tập huấn | phát tờ rơi
		| dọn | dọn dẹp | thu gom | gom | phát quang | quét | quét dọn | tổng vệ sinh | vệ sinh | nạo vét | khơi thông | vét | thu | hốt | nhặt
		| tuyên truyền | vận động | kiểm tra | rà soát | tuần tra | xử lý | giải quyết | khắc phục | sửa | sửa chữa | trồng | vẽ | xây
		| đổ bê tông | lát vỉa hè | chỉnh {,sửa} lại | chỉnh sửa
		| ký cam kết | lập danh sách | lập hồ sơ | hoàn thiện | hoàn chỉnh | tổng hợp | thống kê | soạn | soạn thảo | chuẩn bị hồ sơ | chỉnh trang
		| tháo dỡ | giải tỏa | bóc xóa | cắt tỉa | kẻ vạch`},
	// Work done at one stroke: "đã nộp" is done.
	{deed, `nộp | nộp hồ sơ | trình | trình ký | bàn giao | nghiệm thu | lắp | lắp đặt | treo | dán | ban hành | phát hành | khánh thành
		| kết nạp | thanh toán | đạt | đạt chuẩn | đạt yêu cầu | hoàn công
		| họp | họp dân | tổ chức | công bố | niêm yết | ra quân | cấp phát | ký | submitted | installed`},
	{going, `đang {đi,lo} {đặt,mua,lấy,làm,vận động,dọn,gom,thu,phát,mời,nộp,in,treo,lắp,kiểm tra,rà soát,khảo sát,tuyên truyền,đo,gặp,liên hệ,hỏi}
		| đặt {hàng,mua,cọc} | được {duyệt,phê duyệt,công nhận} | cần {,thêm} {thời gian,cố gắng,nỗ lực} | {làm,dọn,triển khai} tiếp | tiếp tục | vẫn {làm,chạy}
		| dở dang | dang dở | làm dở | đang làm dở | đang dở | vẫn đang làm | đang làm | đang triển khai | đang thực hiện | đang tiến hành
		| đang thi công | đang chạy
		| {có,đang,} tiến triển {,tốt} | có chuyển biến | bình thường | bt | ổn định | in progress | ongoing | on going | working on | under way
		| underway | on track | still working`},
	{ongoing, `đang | vẫn đang | còn đang | hiện đang`},
	{idle, `chưa {đâu,có} gì {,cả,hết} | chưa {làm,có} {gì,được gì} {,cả,hết} | chưa được gì | chưa khởi động | chưa động tĩnh
		| chưa có động tĩnh gì | chưa động | chưa {bắt,ra} tay | chưa lên kế hoạch | chưa có kế hoạch
		| not started | not yet started | haven ' t started | hasn ' t started | not begun | no progress`},
	{manner, `lẹ! | {hẳn,thật,tốt đẹp,hoàn toàn,triệt để,đầy đủ,sạch sẽ,nhanh,mau,êm,nhanh gọn,gọn,gọn gàng,trọn vẹn,xuất sắc,êm đẹp,êm xuôi,ngon lành,chỉn chu}
		| nhiệm vụ {,được giao} | công việc {,được giao} | việc {,được giao} | mọi việc | các việc
		| đúng {yêu cầu,quy định,hạn,thời hạn,kế hoạch,tiến độ} | theo {yêu cầu,quy định,kế hoạch,tiến độ} | {trước,sớm} {hạn,thời hạn,kế hoạch}
		| sớm hơn {dự kiến,kế hoạch} | {tốt,} {các,} {mục tiêu,chỉ tiêu} | các nội dung | {sớm,trước} {1,2,3,4,5,một,hai,ba,mấy,vài} {ngày,hôm,bữa,tuần} | vượt {kế hoạch,chỉ tiêu,tiến độ,mức}
		| {well,nicely,fully,completely,on time}`},
	{fine, `ok | oke | okie | okey | okay | ổn | tốt | tốt đẹp | fine`},
	{same, `{,y,vẫn,giống,vẫn y,y hệt,hệt,cứ,vẫn giống} như {tuần,lần,kỳ,đợt,hôm} {trước,rồi,vừa rồi,qua}
		| {giống,y,y chang,y hệt,vẫn giống,hệt} {tuần,lần,kỳ} {trước,rồi,vừa rồi,qua}
		| {,vẫn,y,giống,cứ,vẫn y,y hệt} như {cũ,trước} | như báo cáo {tuần trước,lần trước,trước,cũ}
		| vẫn {vậy,thế,như vậy,như thế,y vậy,y thế,y nguyên,nguyên} {,thôi} | giữ nguyên | y nguyên | nguyên như cũ | y chang
		| {không,chưa} {có gì,gì} {thay đổi,mới,khác,thêm} {,hơn} | {không,chưa} thay đổi {,gì} | {không,chưa} khác {,gì} {,tuần trước}
		| không có thay đổi {,gì} | tuần trước {sao,thế nào} tuần này {vậy,thế}
		| {the,} same as {last week,before,last time} | same as {the,} last week | no change | no changes | unchanged | nothing new | same`},
}

// troubleWords are obstacles, help, and what remains.
var troubleWords = []table{
	{stop, `nghỉ {vì,do} {mưa,bão,gió} | {mưa,bão} {,quá,to,lớn} {,nên} {nghỉ,hoãn,hủy} | {dời,lùi} {lại,sang,qua,đến,tới,ngày,buổi,chủ nhật,thứ bảy,thứ 7,cn} | {bị,} {hủy,huỷ} {,bỏ} | chưa {làm,triển khai,thực hiện,thi công,đi} tiếp được | tạm dừng {,lại}
		| dừng! | dừng lại | tạm {ngưng,ngừng,hoãn,đình,nghỉ} | ngưng {,lại} | ngừng {,lại} | bị {dừng,hoãn,ngưng,đình chỉ}
		| phải {dừng,hoãn,ngưng,ngừng} {,lại} | đình trệ | đình lại | bỏ dở | bỏ ngỏ | hoãn {,lại} | đóng băng | {dậm,giậm} chân {,tại chỗ}
		| đứng {im,bánh,yên,hình} | treo lại
		| không {làm,triển khai,thực hiện,tiến hành,thi công,dọn,lắp,đi tiếp,làm tiếp,triển khai tiếp} {được,nổi,xuể} {,tiếp}
		| không thể {làm,triển khai,thực hiện,tiến hành,thi công,dọn,lắp,tiếp tục} {,tiếp,được} | {làm,triển khai,thực hiện} không {được,nổi,xuể}
		| không tiếp tục được | bó tay
		| blocked | stuck | stopped | on hold | halted | cannot {continue,start,proceed} | can ' t {continue,start,proceed,do}`},
	{stuck, `bất hợp tác | hư! | {hư,hỏng} lại | hư hỏng | {bị,đang,còn} {hư,hỏng} | {camera,loa,đèn,bơm,thùng,pano,cống,biển} {,bị} {hư,hỏng}
		| {dân,bà con,hộ} {,còn,đang} phản ánh | bỏ {về,đi,ngang,cuộc,trốn} | không cho {thi công,dọn,lắp,đo,đặt,treo,đi qua} | bị {,dân,hộ,họ} chặn | ngăn cản | {nên,bị} {chậm,trễ} | chậm trễ
		| lại {hỏng,hư,bẩn,vướng,tắc} | phát sinh {thêm rác,vướng,rác}
		| không {,có} {hộ,ai,người,nhà} {,nào} {chịu,đồng ý,ký,hợp tác,tham gia} {,ký} | vướng | vướng mắc | vướng víu | khúc mắc
		| {còn,đang,bị} mắc | tắc | mất {cắp,trộm} | bị {mất,trộm,phá,gãy,sập,đứt,cháy} | đứt cáp | cháy máy | bị tắc | tắc nghẽn | ách tắc | ùn ứ | nghẽn | nghẹt | kẹt | bị kẹt | bí! | khó khăn | gặp khó {,khăn} | gặp vấn đề
		| có vấn đề | trở ngại | trục trặc | sự cố | khó {quá,lắm,làm} | rất khó | cản trở | {bị,có} {hộ,người,dân,} phản đối
		| {bị,} {dân,hộ,} phản ứng | phản đối | không phối hợp
		| {không,chưa} {đồng ý,chịu,hợp tác,đồng thuận,nhất trí,thống nhất,chấp hành,cho vào,cho làm,bàn giao mặt bằng} | tranh chấp
		| khiếu nại | khiếu kiện | quá tải
		| máy {phát,cắt,xúc,bơm,in,đào,ủi,khoan,hàn} {,cỏ,nước,đất} {,bị,đang} {hư,hỏng}
		| {xe,xe rác,xe gom,xe tải,máy,máy xúc,xe ủi,thiết bị} {,bị,đang} {hỏng,hư} | {hỏng,hư} {xe,máy,xe rác,xe gom} | {mất,cúp} điện
		| chậm {kinh phí,vốn,vật tư} | {về,giao} {chậm,trễ,muộn} | chậm {về,giao} | tồn tại | bất cập
		| delayed | problem | problems | trouble | issue | issues | obstacle`},
	{lack, `{xe,xe rác,xe gom,thợ,thầu,nhà thầu,hàng} {,vẫn} {chưa,không} {tới,đến,về,lên,vào,vô,qua,chạy,chở} {,được,kịp}
		| {hàng,mặt bằng,giấy phép,bản vẽ,quyết định,vật tư,pano,pa nô,kinh phí,tiền,vốn,thiết bị,máy} chưa {,rót,chuyển} {về,có,tới,đến,giao,cấp,chuyển,rót,xuống} | thiếu | thiếu hụt | còn thiếu | đang thiếu
		| hết {giấy,giấy in,mực,sơn,vật liệu,gạch,cát,đá,bao,thùng,dầu,kinh phí,tiền,vốn,vật tư,xăng,nguồn,xi măng}
		| {chưa,không,không còn} {có,đủ,bố trí được,xin được,thuê được,huy động được,tìm được,mượn được} {kinh phí,tiền,xe,xe gom,mặt bằng,vật tư,người,người làm,vốn,nhà thầu,văn bản,hướng dẫn,quyết định,nhân lực,nhân công,lực lượng,thiết bị,máy,máy móc,đất,nguồn,dự toán,chủ trương,dụng cụ,phương tiện,thùng,thùng rác,pano,pa nô,vật liệu,bản vẽ,thiết kế,quỹ,quỹ đất,ai làm,chữ ký,địa điểm,chỗ,chỗ đổ,bãi,bãi đổ,thợ}
		| chưa được {cấp,duyệt,phê duyệt,bố trí,giải ngân,bàn giao,giao}
		| chưa {duyệt,phê duyệt,giải ngân,cấp kinh phí,bố trí kinh phí,cấp vốn,rót vốn} | không đủ | chưa đủ
		| no {truck,trucks,money,budget,funds,funding,people,car,vehicle,staff,material,materials,equipment} | lack | lacks | lacking | short of
		| missing`},
	{wait, `chờ! | đợi! | {chờ,đợi} bên {điện,điện lực,nước,thầu,cây xanh,môi trường,địa chính,tài chính,công an,công ty,phường} | {chờ,đợi} {,trời} {tạnh,hết,dứt,ngớt,nắng} {,mưa} | đợi {họp,dân,bà con,hộ,anh,thầu,nhà thầu,trời,có,cấp} | {đang,còn,phải,vẫn,lại,cứ} {chờ,đợi}
		| {chờ,đợi} {duyệt,phê duyệt,thẩm định,kinh phí,vốn,tiền,cấp trên,phường,xã,ủy ban,ubnd,ý kiến,xe,vật tư,nghiệm thu,quyết định,hướng dẫn,kết quả,mặt bằng,nhà thầu,chủ trương,pano,pa nô,hàng,văn bản,công văn,tỉnh,huyện,thành phố}
		| waiting | pending`},
	{weather, `mưa {to,lớn,suốt,nhiều,quá,dầm,liên tục,cả tuần,kéo dài} | trời mưa | {bị,gặp} mưa | mưa bão | mưa gió | {vì,do,bị} mưa | mưa!
		| bão! | {vì,do,có,bị,cơn,gặp} bão | bão {số,to,lũ,lụt} | ngập | ngập nước | rain | raining | thời tiết xấu`},
	{cleared, `{đã,mới,vừa} {gỡ,tháo gỡ} {,được,xong} {,rồi} {,vướng,vướng mắc} | {gỡ,tháo gỡ} {xong,được,được rồi} {,vướng,vướng mắc}
		| {đã,} {giải quyết,xử lý,khắc phục} {xong,được} {,hết} {,các,những} {vướng mắc,vướng,khó khăn,sự cố}
		| {đã,} hết {vướng,vướng mắc,kẹt,tắc,chờ,đợi,bị vướng,bị kẹt} {,rồi} | thông {rồi,suốt} | đã thông {,suốt} | thuận lợi | suôn sẻ | trôi chảy
		| unblocked | resolved`},
	{need, `nhu cầu | xin | cần | cần thêm | cần gấp | cần {,được} {,sự} {hỗ trợ,giúp,giúp đỡ,giúp sức} | rất cần | đang cần | cần có
		| xin {phường,xã,ủy ban,ubnd,lãnh đạo,cấp trên,anh,chị,các anh,bcđ} {hỗ trợ,giúp,giúp đỡ,bố trí,cấp,cung cấp,điều,cử,tăng cường,cho thêm,cho mượn}
		| xin {thêm,hỗ trợ,kinh phí,xe,cấp,cấp thêm,bổ sung,điều,điều động,tăng cường,giúp,giúp đỡ,mượn,viện trợ,thêm người,thêm xe,thêm kinh phí}
		| need {help,support} | needs {help,support} | need | needs | needed`},
	{ask, `{anh,chị,phường} {chỉ,bày} {em,tôi,giúp,giùm,dùm} {,với} | đề nghị | kiến nghị | đề xuất | xin {,cho,các anh,anh,chị,lãnh đạo,trên} {ý kiến,chỉ đạo,quyết định,hướng dẫn,chủ trương}
		| xin cho {em,tôi,tui,chúng tôi} {thêm thời gian,gia hạn,lùi,hoãn,khất,dời}
		| xin {được,} {khất,dời,trễ,thêm thời gian,gia hạn,lùi,lùi hạn,giãn,hoãn,nới,kéo dài}
		| cho {xin,em xin,tôi xin} {,thêm} {ý kiến,chỉ đạo,hướng dẫn,xe,kinh phí,người,gia hạn} | cho {ý kiến,em ý kiến,tôi ý kiến,em hướng}
		| nhờ {anh,chị,phường,xã,ủy ban,ubnd,lãnh đạo,trên,cấp trên,đồng chí,thư ký,ban,công an,bí thư,chủ tịch,bác,chú,văn phòng,các} | nhờ!
		| mong {,được} {gia hạn,xem xét,tháo gỡ,hỗ trợ,giúp,giúp đỡ,quan tâm,chỉ đạo}
		| mong {anh,chị,phường,xã,lãnh đạo,cấp trên,ủy ban,ban chỉ đạo,các anh,trên} {,sớm} {,quan tâm,xem xét,hỗ trợ,giúp,bố trí,chỉ đạo,cho,cấp,duyệt}
		| {hỗ trợ,giúp} cho {em,tôi,tui,mình,bên em,khu phố} | {hỗ trợ,giúp,giúp đỡ} {thêm,với,cho với,giúp,tôi,tui,em,mình,chúng tôi,tụi em,tụi tui,bọn em,giùm,dùm,bà con,khu phố}
		| {chỉ đạo,tháo gỡ,giải quyết,xem xét,bố trí,điều,can thiệp,xử lý,cử,cho} {giúp,giùm,dùm,hộ}
		| xin {thanh toán,nghiệm thu,phê duyệt,duyệt,thẩm định,xác nhận,tạm ứng,tháo gỡ} | xem xét {,hỗ trợ,cho}
		| {anh,chị,phường,lãnh đạo,trên} {cho,điều,bố trí,cử,cấp} {,thêm} {xe,người,kinh phí}
		| help | support needed | please {send,support,decide,advise,approve}`},
	{left, `còn | còn phải | vẫn còn | chỉ còn | mới còn | còn mỗi | còn sót | sót | tồn | tồn đọng | nốt | remaining | left | remain | remains | trừ mỗi`},
}
