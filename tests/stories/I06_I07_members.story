# Three join and one leaves in 2014: three are admitted in the period, two are members at its end.
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

== 3 Đoàn viên.csv
Họ và tên,Ngày sinh,Giới tính,Công đoàn cơ sở,Ngày viết đơn,Ngày đồng ý,Ngày vào công đoàn,Ngày ra khỏi,Lý do
Nguyễn Thị Lan,08/03/1988,Nữ,CĐCS Công ty TNHH Hòa Bình,01/05/2013,01/05/2013,10/05/2013,,
Trần Văn Minh,09/03/1988,Nam,CĐCS Công ty TNHH Hòa Bình,01/05/2013,01/05/2013,10/05/2013,30/06/2014,Nghỉ việc
Lê Văn Dũng,02/09/1990,Nam,CĐCS Công ty TNHH Hòa Bình,01/02/2014,01/02/2014,15/02/2014,,

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I06.admitted
Ngày        Nội dung             Phân loại  Địa bàn         Hồ sơ                           Số đếm
──────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-10  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2013-05-10  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2014-02-15  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
Tổng cộng: 3

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I07.members
Ngày        Nội dung             Phân loại  Địa bàn         Hồ sơ                           Số đếm
──────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-10  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2013-05-10  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2014-02-15  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2014-06-30  Đoàn viên công đoàn  left       Thị trấn Phùng  membership_end <number>        -1
Tổng cộng: 2
