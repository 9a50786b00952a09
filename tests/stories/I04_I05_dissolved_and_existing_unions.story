# Three unions are founded and one of them ends on 1 June 2014: two exist at the end of the year.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
09787,Xã Trung Châu,Xã,Huyện Đan Phượng,,01/08/2008,
,Liên đoàn Lao động huyện Đan Phượng,Liên đoàn Lao động huyện,,Huyện Đan Phượng,01/08/2008,
,CĐCS Công ty TNHH Hòa Bình,Công đoàn cơ sở,Liên đoàn Lao động huyện Đan Phượng,Thị trấn Phùng,10/05/2013,01/06/2014
,CĐCS Công ty cổ phần Đồ gỗ Liên Hà,Công đoàn cơ sở,Liên đoàn Lao động huyện Đan Phượng,Xã Trung Châu,05/03/2014,
,CĐCS Công ty TNHH An Phát,Công đoàn cơ sở,Liên đoàn Lao động huyện Đan Phượng,Xã Trung Châu,05/03/2012,

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I04.dissolved
Ngày        Nội dung                  Phân loại         Địa bàn         Hồ sơ                     Số đếm
────────────────────────────────────────────────────────────────────────────────────────────────────────
2014-06-02  Giải thể công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
Tổng cộng: 1

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn         Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────────
2012-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2013-05-10  Thành lập công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2014-06-02  Giải thể công đoàn cơ sở   grassroots_union  Thị trấn Phùng  unit_event <number>      -1
Tổng cộng: 2
