package reply

// frameWords decide whether a statement is one: denied, asked, planned, hearsay.
var frameWords = []table{
	{no, `vô phương | hết {cách,đường,hy vọng} | khỏi | nothing | none | nobody | không | không có | không còn | không hề | không được | chẳng | đâu có
		| đâu {được,đã} | có đâu | không thể | không kịp | chưa kịp | đừng! | không hẳn | làm gì {đã,có} | sao mà | làm sao mà
		| khó mà | khó | hardly | far from | {không,chưa} ai {,dám} {nói,bảo,báo} {,là} | không phải ai | thất bại | not | no | never | isn ' t
		| hasn ' t | haven ' t | can ' t | cannot | didn ' t | don ' t | won ' t | isnt | hasnt | havent | didnt | cant`},
	{notYet, `nào {đã,có} | còn lâu {,lắm} | {chưa,không} đủ để | {không,đâu,chưa} dám {nói,báo,bảo,hứa,chắc} {,là} | chưa {,thể} {gọi,nói,coi,xem,tính} {là,như} | {chưa,không} bao giờ | {chưa,không} biết {bao giờ,khi nào,chừng nào,lúc nào,ngày nào} {,mới} | chưa | chưa hề | chưa có
		| chưa thể | chưa hẳn | chưa phải | chưa phải là | chưa được | chưa đạt | chưa tới | chưa đến | còn chưa
		| not yet | not fully | not completely | not all | not quite`},
	{notThat, `làm gì mà | ai {bảo,nói} | không phải {,là} | đâu phải {,là} | không thể nói {,là} | không có nghĩa {,là} | đâu có phải {,là}`},
	{hardly, `là {nhầm,sai,không đúng,chưa đúng,không phải,bậy} | đâu | sao được | thế nào được | cái gì | khỉ gì`},
	{already, `rồi | already`},
	{past, `{hôm,bữa} {thứ,chủ} {hai,ba,tư,năm,sáu,bảy,bẩy,nhật,2,3,4,5,6,7} | hôm {nọ,rồi} | đã | vừa | vừa mới | mới vừa | {sáng,trưa,đêm} nay
		| hôm qua | hôm kia | {sáng,chiều,tối,đêm,trưa} qua | từ {hôm,sáng,chiều,tuần,tháng,đầu,lâu,thứ,bữa} {,qua,trước,kia}
		| {,từ} {,đầu} {tuần,tháng,năm} {tới,đến} {giờ,nay} | {lúc,hồi,khi,ban} nãy | hồi {sáng,chiều,hôm,đầu} | bữa trước | just | yesterday`},
	{manage, `được`},

	{question, `{cần,ngày,thứ,chừng,khoảng,cỡ,tầm} mấy | {giờ,ngày,hôm,bữa,tuần,tháng} nào | {cỡ,mức,chừng,thế} nào {thì,mới,là} | hay {nói,báo,gửi,nhắn,là,sao,để,chờ,đợi,làm} | {hết,đến,tới} hạn chưa | ư! | bao giờ | bh | khi nào | lúc nào | hồi nào | bao lâu | mấy giờ | ra sao | có phải | hay chưa
		| hay không | hả | hở! | hử! | nhỉ | bao nhiêu | bao nhiu | là sao | ở đâu | {tới,đến} đâu | đâu rồi | vì sao | tại sao | chừng nào
		| when | who | why | where | what | which | is it | have you | has it | did you | are you`},
	{how, `{xử lý,làm,giải quyết,tính,xử trí} {,như} {sao,thế nào} | {làm,tính} sao {đây,giờ,bây giờ} | phải làm {sao,thế nào,gì}
		| giải quyết {sao,thế nào} | có {làm,được làm,cho làm} không | what should | what to do | how to`},
	{asking, `gì | nào | sao | ai | thế nào | ntn | như thế nào | how`},
	{tag, `đúng không | phải không | phải thế không | có phải không | đúng chưa | có đúng không | được chưa | được không | thế được chưa | right`},
	{cond, `nếu | nếu như | nếu mà | giá mà | giá như | giá có | miễn là | miễn sao | chỉ cần | chừng nào có | khi nào có | bao giờ có
		| lúc nào có | đến khi | tới khi | sau khi | khi nào {xong,hoàn thành} | bao giờ {xong,hoàn thành} | hễ | phải có | có đủ
		| có {xe,tiền,kinh phí,người,thêm} {,thì,là,mới} | có thêm {xe,tiền,kinh phí,người} | đợi {có,khi,đến} | chờ {có,khi,đến} | nhỡ | lỡ
		| once | if | unless | after | when we | as soon as | until}`},
	{then, `thì | là | mới`},
	{future, `sẽ | dự kiến | dự định | dự tính | dự trù | tính {làm,mai,tuần sau,dọn,cuối,bữa} | theo {dự kiến,dự tính} | phấn đấu | cố gắng | cố! | ráng | quyết tâm | quyết | hứa | cam kết | hẹn | khất | kế hoạch {là,sẽ}
		| mục tiêu | nhằm! | để | kịp | định | mong | muốn | ước {gì,chi,sao} | nhắc | giục | đôn đốc | cho xong | lâu {,lắm}
		| {đợi,chờ} {tí,chút,xíu,lát,em,tôi} | {lẽ,đáng,nhẽ} {ra,lẽ} | đáng lẽ ra | get | getting | try | trying | could | would | hy vọng
		| hi vọng | sợ! | lo không | e rằng | khi | lúc | đến lúc
		| mai | ngày mai | sáng mai | chiều mai | trưa mai | tối mai | mai mốt | mốt | ngày mốt | ngày kia
		| {tuần,tháng,quý,năm,kỳ,đợt} {sau,tới,tiếp} | {cuối,giữa,đầu} {tuần,tháng,quý,năm} {sau,tới} | {tí,chút,xíu,tẹo,chốc} {,nữa}
		| lát {nữa,em,tôi,xong} | lát sau | {thế nào,kiểu gì,thể nào,trước sau,sớm muộn} {gì,} cũng | từ từ | dần dần
		| {vài,mấy,ít,một,hai,ba,dăm} {ngày,hôm,bữa,tuần,tháng,tiếng,giờ} nữa | {ngày,hôm,bữa,tuần,tháng,tiếng,giờ} nữa | {hôm,bữa} sau | sau này
		| sắp tới | thời gian tới | mấy {ngày,hôm} tới | {nay,hôm nay} mai | phải | yêu cầu | cứ để
		| {chủ nhật,cn} {này,tới,sau} | thứ {hai,ba,tư,năm,sáu,bảy,bẩy,2,3,4,5,6,7} {này,tới,sau}
		| will | tomorrow | next week | next month | plan | plans | planned | expected | expect | should | must | hope | to be | going to`},
	{soon, `tập trung | khẩn trương | gấp rút | đẩy nhanh | đẩy mạnh | tăng tốc | nỗ lực | tranh thủ | {cuối,đầu,giữa} {tuần,tháng,quý,năm} {,này,nay} | {chiều,tối,trưa} nay | trong {,hôm} nay
		| trong {ngày,tuần,tháng,quý,năm,đêm} {,nay,này} | tháng này | hạn | hạn chót | chậm nhất | muộn nhất
		| trước {ngày,thứ,tháng,giờ,tết,cuối,khi} | trước {mùng,mồng} | {hết,qua,ra,sau,trước,cuối} {tuần,tháng,tết,năm,quý,mùa,vụ,lễ,rằm,giỗ,đám,hè} {,này,nay}
		| sớm | sớm nhất | ngay | chắc chắn | bảo đảm | đảm bảo | liền | lập tức | soon
		| thứ {hai,ba,tư,năm,sáu,bảy,bẩy,2,3,4,5,6,7} | chủ nhật | cn | t2 | t3 | t4 | t5 | t6 | t7 | monday | tuesday | wednesday | thursday
		| friday | saturday | sunday | by | tonight | this week`},
	{daytime, `chiều | tối! | sáng`},
	{before, `tuần {trước,rồi,vừa rồi,qua} | tháng {trước,rồi,qua} | hôm trước | lần trước | kỳ trước | trước đây | trước đó | lúc trước
		| hồi trước | lúc đầu | ban đầu | đầu tiên | mấy {hôm,bữa} trước | mới đầu | trước kia | last week`},
	{now, `bây giờ | giờ | hiện nay | hiện giờ | hiện tại | hiện | {đến,tới} {nay,giờ,hôm nay,thời điểm này}
		| tính {đến,tới} {nay,giờ,hôm nay,thời điểm này} | giờ thì | now`},
	{today, `nay | hôm nay | hnay | tuần này | today`},
	{nominal, `tiến độ | kế hoạch | biện pháp | giải pháp | khả năng | thời hạn | thời gian | mốc | tỷ lệ | tỉ lệ | mức độ | mức | lộ trình
		| điều kiện | công tác`},
	{hear, `nghe {nói,bảo,đâu,tin,kể,đồn,phong thanh,người ta,anh,chị,ông,bà,cô,chú,bác,đồng chí,dân,xã,phường,công an,mọi người,bên,mấy,các,thấy}
		| thấy {bảo,nói} | thấy {anh,chị,ông,bà,dân,bà con,anh em,chị em,mọi người,phường} {nói,bảo,báo}
		| theo {lời,như lời,như,anh,chị,ông,bà,chú,bác,cô,đồng chí} | người ta
		| {anh,chị,ông,bà,cô,chú,bác,đồng chí,các anh,mấy anh,họ,nó,người ta,ai đó,công an,thầu,nhà thầu,bên thầu,kế toán,phường,xã,dân,thư ký,đội} {,kia,ấy,ta,đó} {bảo,nói,kể,khoe,báo,hứa,kêu}
		| có người {bảo,nói} | đồn! | họ {bảo,nói} | said | says | told | heard | hear`},
	{unsure, `có vẻ | looks | seems | appears | dường như | xem {ra,chừng} | nghe chừng | chắc | chắc là | chắc cũng | chắc đã | chắc gì
		| chưa chắc | chưa chắc đã | không chắc | hình như | có lẽ | có thể | có khi | không rõ | chưa rõ | không biết | chưa biết | ko biết
		| {,cứ} tưởng {,đâu} | ngỡ | nghĩ | cứ nghĩ | nghĩ là | đoán | hên xui | không nhớ | maybe | perhaps | probably | not sure | i think | i guess | might`},
	{other, `{xã,phường,khu phố,kp,tổ,khu,ấp,thôn,đơn vị,bên,nhà,chỗ,phía} {bên,bạn,kia,khác,bên cạnh,ấy,đó,họ,nó,người ta} | bên kia
		| bên {công an,phường,xã,thầu,điện lực,môi trường,mặt trận,phụ nữ,đoàn,địa chính,văn phòng,thuế,quân sự,y tế,trạm y tế} | người khác
		| các đồng chí khác | các anh khác | mọi người | mn | mấy {anh,chị,ông} {kia,khác,ấy} | họ! | nó! | các bên | the others | they`},
	{tell, `báo | nói | kêu | kể | khoe | đăng! | bảo | gửi | báo lại | báo sau | nhắn | gọi | thông báo | trả lời`},
	{correct, `nhầm {tí,chút,1 tí,một tí,1 chút,một chút,xíu,tý} | nhầm | à nhầm | nhầm rồi | nhầm nhé
		| {xin lỗi,sorry} {,em,tôi} {nhầm,lộn,gõ nhầm,ghi nhầm,viết nhầm,bấm nhầm} | {gõ,ghi,viết,bấm,nhắn,báo,nói,đếm,tính} {nhầm,lộn,sai,thiếu,sót} | lộn | à lộn
		| sửa lại {,là} | cho {em,tôi} {sửa,sửa lại,đính chính} {,là} | đính chính {,lại,là} | ý {tôi,em,mình} {,nói} là | à không
		| ấy không | ủa không | à không phải | {thực,thật} ra {,là} | nói đúng ra | đúng ra {,là} | i mean | correction | oops | sorry | actually
		| no wait | wait no`},
}

// smallWords hold a sentence together.
var smallWords = []table{
	{but, `ai {dè,ngờ} | {nào,đâu} ngờ | ngờ đâu | {hóa,té} ra | nhưng | chứ | nhưng mà | tuy nhiên | tuy | mà | song! | thế nhưng | but | however | though`},
	{and, `và | với | cùng! | cùng với | and | lẫn`},
	{because, `vì | do | nên | tại {vì,mưa,trời,dân,thiếu,chưa,không,bận} | tại vì | bởi | bởi vì | lý do | lí do | nguyên nhân | because
		| due to | since`},
	{title, `{mấy,các} {anh,chị,bác,cô,chú,sếp,em,ông,bà} | anh | đ / c | đ . c | chị | ông | bà | cô! | chú | bác | đồng chí | các đồng chí | anh em | chị em | thư ký | bí thư | chủ tịch
		| trưởng ban | cậu | thầy | sếp | lãnh đạo| cháu | dì! | bạn! | quý | mr | ms`},
	{self, `tôi | em | mình | tui | chúng tôi | chúng em | bọn em | tụi em | bọn mình | khu phố tôi | khu phố em | kp tôi | kp em | bên tôi
		| bên em | bên mình | i | we | my | our`},
	{call, `ơi | à | ui`},
	{polite, `gì đó | {,mong,xin} {,anh,chị,các anh,các chị,phường,lãnh đạo,mọi người} thông cảm | chứ {sao,sao không,còn gì,gì nữa} | nói {chung,thật,gọn,tóm lại,thẳng} {,là} | phải nói {,là} | tóm lại {,là} | ạ | á | à quên | quên | vậy | thế | vầy | ta | nhé
		| nha | nghen | nhe | hen | hén | nghe | đó | đấy | thôi | luôn | đi | hihi | haha | hehe | hì | hic | huhu | kaka | kính gửi | kính thưa
		| kính báo | kính | thưa | xin {,được} {báo cáo,thông báo,báo} | chào | xin chào | em chào | chào buổi sáng | hello | hi | dear
		| cảm ơn | cám ơn | xin cảm ơn | trân trọng | thanks | thank you | thank | many thanks | cảm ơn nhiều | rất nhiều | please | pls | xin lỗi
		| chúc {,cả} {nhà,anh,chị,cuối tuần,ngày,một ngày,buổi} | vui vẻ | nhiều sức khỏe | 👍 | 🙏 | 👌 | 😀 | 😊 | 🙂 | 😅 | 😂 | ❤ | 🎉 | 👏 | 💪 | 😁 | 😄
		| 🤝 | 🌹 | 😢 | 😭 | 😓`},
	{ack, `no problem | no problems | đã {nhận,nhận được,biết,rõ,xem,đọc,nghe,hiểu,tiếp thu,nắm,nắm được} | {nhận,nghe,biết,hiểu,rõ} rồi
		| nhận được {,rồi,tin} | rõ | nhất trí | đồng ý! | dạ | vâng | dạ vâng | ừ | ừm | uh | uhm | ờ! | yes | noted | roger | nhận lệnh
		| tuân lệnh | đã nhận {tin,tin nhắn,thông tin,nhắc nhở}`},
	{busy, `đang ở {ngoài,quê,xa,bệnh viện,nhà,chỗ,cơ quan,trên,dưới,ngoài đường} | {chuyển,bắt} {sang,qua}
		| {đang,vừa,sắp} đi | đang {chạy,đi,lái,ở,kẹt} {ngoài,xe,ngoài đường,dưới,trên} {,đường}
		| {đang,mới,vừa,sắp,đi,còn} {,bận} {họp,bận,lái xe,ăn,ăn cơm,ăn sáng,nghỉ,ốm,ngủ,trên đường,chạy xe,nằm viện,dự,tiếp dân,tập huấn,học,trực,về quê,đi công tác,công tác,khám,tiếp khách}
		| xong {việc,chuyện} {nhà,riêng,đồng,cơ quan} | nghỉ tay | nghỉ tay đã | nghỉ chút | nghỉ cái | bận quá | bận họp | bận! | đi họp
		| chưa {xem,đọc,hiểu,nhận,nhận được,rõ,biết,nghe,nắm được,nắm} | không thấy {tin,tin nhắn,nhắn,gì} | không {hiểu,nhận được,đọc được}
		| {mai,chiều,tối,lát,tí,chút,sáng mai,chiều mai,lát nữa,tí nữa,chút nữa,sau,để,để sau,mai mốt,tuần sau} {,tôi,em,mình,anh,chị} {,sẽ} {báo,báo lại,báo cáo,báo cáo sau,báo sau,trả lời,nhắn,gửi,gửi báo cáo,gọi,gọi lại,nhắn lại}
		| {để,cho} {tôi,em,mình,anh,chị} {xem,kiểm tra,hỏi,xem lại,hỏi lại,kiểm tra lại,coi,coi lại} {,đã,rồi,cái}
		| {tôi,em,mình} {sẽ,} {báo,báo cáo,trả lời,gọi,nhắn} {sau,lại} {,sau} | báo {,cáo} sau | báo lại sau | trả lời sau`},
	{aside, `{đi công tác,công tác,đi học,đi chợ,đi làm,tôi thi,em thi} xong | tắm xong!
		| {họp,ăn,ăn cơm,ăn sáng,ăn trưa,ăn tối,ăn giỗ,ăn cưới,uống,ngủ,nấu,đón con,khám,học,đọc,xem,nghe,trực,đi} xong`},
	{office, `phường | xã! | huyện | tỉnh | thành phố | ủy ban | ubnd | cấp trên | trên phường | bcđ | ban chỉ đạo | lãnh đạo phường
		| công an phường | đoàn kiểm tra | hội đồng`},
	{likewise, `cũng {vậy,thế,như vậy,như thế,rứa} | tương tự | likewise | same here`},
	{also, `lắm | {ngày,hôm,bữa,tuần} nào cũng | {không,chẳng} những | cũng | đều | vẫn | bị | thế là | vậy là | coi bộ | lại | có | tình hình | is | are | was`},
	{about, `{chừng,khoảng,cỡ,tầm} mấy {chục,trăm} | khoảng | tầm | cỡ | độ | chừng | hơn | trên | dưới | đâu khoảng | ước | ước {tính,đạt,khoảng,chừng,độ,được} | xấp xỉ | tổng | tổng số
		| tổng cộng | được | mới được | được khoảng | đạt khoảng | lên | tới! | đến | about | around`},
	{at, `ở | tại | thuộc | dọc | khu vực | địa bàn | cạnh | at`},
	{except, `trừ | ngoài | chỉ trừ | ngoại trừ | trừ {cái,việc,mục} | except`},
	{whole, `{hết,sạch} {trơn,trọi,ráo,bách} {,trọi} | hết | hết cả | hết sạch | sạch | cả | toàn bộ | hết luôn`},
	{all, `tất cả | tất | cả {hai,ba,bốn,2,3,4,5,6} {,cái,việc,mục,tiêu chí,nhiệm vụ,món} | toàn bộ {,các,việc,công việc,nhiệm vụ,tiêu chí,mục}
		| mọi việc | mọi thứ | các {việc,mục,tiêu chí,nhiệm vụ} | các việc được giao | tất cả {các,} {việc,mục,tiêu chí,nhiệm vụ,công việc,đều}
		| all {tasks,items,criteria,of it,work} | all | everything | both | all of them | both of them | cả bọn`},
	{remainder, `còn lại`},
	{rest, `{2,3,4,hai,ba,bốn} {việc,cái,mục,tiêu chí} {kia,còn lại,khác}
		| {phần,việc,cái,mục,các việc,mấy việc,các cái,mấy cái,các mục,mấy mục,tiêu chí,các tiêu chí,những việc,những cái} còn lại
		| {mấy,các,những} {cái,việc,mục,tiêu chí} {kia,khác} | {cái,việc,mục} kia | the rest | the others | the other | others`},
	{report, `báo cáo {,với,nhanh,lại} | {anh,chị,ông,bà,cô,chú,bác} báo cáo | bc | report`},
	{sample, `ảnh | hình | hình ảnh | clip | video | photo | photos | số liệu | tin`},
}
