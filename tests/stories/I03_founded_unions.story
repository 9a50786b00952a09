# Three unions are founded in the period, with 45 members; that of 2015 counts for the next one.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
09787,Xã Trung Châu,Xã,Huyện Đan Phượng,,01/08/2008,
,Liên đoàn Lao động huyện Đan Phượng,Liên đoàn Lao động huyện,,Huyện Đan Phượng,01/08/2008,

== 2 Công đoàn.csv
Tên công đoàn cơ sở,Số quyết định,Ngày quyết định,Số đoàn viên khi thành lập,Công đoàn cấp trên,"Xã, thị trấn"
CĐCS Công ty TNHH Hòa Bình,12/QĐ-LĐLĐ,10/05/2013,20,Liên đoàn Lao động huyện Đan Phượng,Thị trấn Phùng
CĐCS Công ty cổ phần Đồ gỗ Liên Hà,3/QĐ-LĐLĐ,05/03/2014,15,Liên đoàn Lao động huyện Đan Phượng,Xã Trung Châu
CĐCS Công ty TNHH An Phát,41/QĐ-LĐLĐ,31/12/2014,10,Liên đoàn Lao động huyện Đan Phượng,Xã Trung Châu
CĐCS Công ty TNHH Bình Minh,1/QĐ-LĐLĐ,05/01/2015,12,Liên đoàn Lao động huyện Đan Phượng,Thị trấn Phùng

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I03.founded
Ngày        Nội dung                   Phân loại         Địa bàn         Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-10  Thành lập công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2014-12-31  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
Tổng cộng: 3

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I03.members
Ngày        Nội dung                 Phân loại         Địa bàn         Hồ sơ                   Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-10  Đoàn viên khi thành lập  grassroots_union  Thị trấn Phùng  founding <number>      20
2014-03-05  Đoàn viên khi thành lập  grassroots_union  Xã Trung Châu   founding <number>      15
2014-12-31  Đoàn viên khi thành lập  grassroots_union  Xã Trung Châu   founding <number>      10
Tổng cộng: 45

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I03.founded.y2014
Ngày        Nội dung                   Phân loại         Địa bàn        Hồ sơ                     Số đếm
────────────────────────────────────────────────────────────────────────────────────────────────────────
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu  unit_event <number>       1
2014-12-31  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu  unit_event <number>       1
Tổng cộng: 2
