# Đan Phượng from 2012 to 2025. Until 30 June 2025 a district of a town and fifteen communes, since then three communes. Of Hồng Hà
# a strip of land without people went to Liên Minh: its records are Ô Diên's. Five unions are founded and one ends
# in 2020. Every figure is asked as the tree stood then and as it stands now.
# The answers: the district in 2020 and on its last day; each commune of today with what lay in the places it is made of; the
# city, then and now.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
09787,Xã Trung Châu,Xã,Huyện Đan Phượng,,01/08/2008,
09790,Xã Thọ An,Xã,Huyện Đan Phượng,,01/08/2008,
09793,Xã Thọ Xuân,Xã,Huyện Đan Phượng,,01/08/2008,
09796,Xã Hồng Hà,Xã,Huyện Đan Phượng,,01/08/2008,
09799,Xã Liên Hồng,Xã,Huyện Đan Phượng,,01/08/2008,
09802,Xã Liên Hà,Xã,Huyện Đan Phượng,,01/08/2008,
09805,Xã Hạ Mỗ,Xã,Huyện Đan Phượng,,01/08/2008,
09808,Xã Liên Trung,Xã,Huyện Đan Phượng,,01/08/2008,
09811,Xã Phương Đình,Xã,Huyện Đan Phượng,,01/08/2008,
09814,Xã Thượng Mỗ,Xã,Huyện Đan Phượng,,01/08/2008,
09817,Xã Tân Hội,Xã,Huyện Đan Phượng,,01/08/2008,
09820,Xã Tân Lập,Xã,Huyện Đan Phượng,,01/08/2008,
09823,Xã Đan Phượng,Xã,Huyện Đan Phượng,,01/08/2008,
09826,Xã Đồng Tháp,Xã,Huyện Đan Phượng,,01/08/2008,
09829,Xã Song Phượng,Xã,Huyện Đan Phượng,,01/08/2008,
M1,Xã Đan Phượng,Xã,Thành phố Hà Nội,,01/07/2025,
M2,Xã Ô Diên,Xã,Thành phố Hà Nội,,01/07/2025,
M3,Xã Liên Minh,Xã,Thành phố Hà Nội,,01/07/2025,
,Liên đoàn Lao động thành phố Hà Nội,Liên đoàn Lao động thành phố,,Thành phố Hà Nội,01/08/2008,
,Liên đoàn Lao động huyện Đan Phượng,Liên đoàn Lao động huyện,Liên đoàn Lao động thành phố Hà Nội,Huyện Đan Phượng,01/08/2008,
,CĐCS Công ty TNHH Tân Lập,Công đoàn cơ sở,Liên đoàn Lao động huyện Đan Phượng,Xã Tân Lập,05/03/2012,31/05/2020

== 2 Công đoàn.csv
Tên công đoàn cơ sở,Số quyết định,Ngày quyết định,Số đoàn viên khi thành lập,Công đoàn cấp trên,"Xã, thị trấn"
CĐCS Công ty TNHH Hòa Bình,12/QĐ-LĐLĐ,10/05/2013,20,Liên đoàn Lao động huyện Đan Phượng,Thị trấn Phùng
CĐCS Công ty cổ phần Đồ gỗ Liên Hà,3/QĐ-LĐLĐ,05/03/2014,15,Liên đoàn Lao động huyện Đan Phượng,Xã Liên Hà
CĐCS Công ty TNHH Bồng Lai,8/QĐ-LĐLĐ,20/09/2016,11,Liên đoàn Lao động huyện Đan Phượng,Xã Hồng Hà
CĐCS Công ty TNHH Trung Châu,2/QĐ-LĐLĐ,15/01/2018,12,Liên đoàn Lao động huyện Đan Phượng,Xã Trung Châu

== 3 Đoàn viên.csv
Họ và tên,Ngày sinh,Giới tính,Công đoàn cơ sở,Ngày viết đơn,Ngày đồng ý,Ngày vào công đoàn,Ngày ra khỏi,Lý do
Nguyễn Thị Lan,08/03/1988,Nữ,CĐCS Công ty TNHH Hòa Bình,01/05/2013,01/05/2013,10/05/2013,,
Lê Văn Dũng,02/09/1990,Nam,CĐCS Công ty TNHH Bồng Lai,01/10/2016,01/10/2016,15/10/2016,,
Phạm Thị Hoa,12/12/1991,Nữ,CĐCS Công ty TNHH Bồng Lai,01/10/2016,01/10/2016,15/10/2016,,
Trần Văn Minh,09/03/1988,Nam,CĐCS Công ty TNHH Trung Châu,01/02/2018,01/02/2018,15/02/2018,30/06/2019,Nghỉ việc

== 4 Sắp xếp.csv
Mã đơn vị cũ,Đơn vị cũ,Đơn vị mới,Hình thức,Tỷ lệ dân số,Số nghị quyết,Ngày hiệu lực
09784,Thị trấn Phùng,Xã Đan Phượng,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09814,Xã Thượng Mỗ,Xã Đan Phượng,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09823,Xã Đan Phượng,Xã Đan Phượng,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09826,Xã Đồng Tháp,Xã Đan Phượng,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09829,Xã Song Phượng,Xã Đan Phượng,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09796,Xã Hồng Hà,Xã Ô Diên,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09796,Xã Hồng Hà,Xã Liên Minh,Một phần,0,1656/NQ-UBTVQH15,01/07/2025
09799,Xã Liên Hồng,Xã Ô Diên,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09802,Xã Liên Hà,Xã Ô Diên,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09805,Xã Hạ Mỗ,Xã Ô Diên,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09808,Xã Liên Trung,Xã Ô Diên,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09817,Xã Tân Hội,Xã Ô Diên,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09820,Xã Tân Lập,Xã Ô Diên,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09787,Xã Trung Châu,Xã Liên Minh,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
09790,Xã Thọ An,Xã Liên Minh,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09793,Xã Thọ Xuân,Xã Liên Minh,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
09811,Xã Phương Đình,Xã Liên Minh,Toàn bộ,,1656/NQ-UBTVQH15,01/07/2025
273,Huyện Đan Phượng,Xã Đan Phượng,Một phần,,1656/NQ-UBTVQH15,01/07/2025
273,Huyện Đan Phượng,Xã Ô Diên,Một phần,,1656/NQ-UBTVQH15,01/07/2025
273,Huyện Đan Phượng,Xã Liên Minh,Một phần,,1656/NQ-UBTVQH15,01/07/2025

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2020-12-31 --structure then --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn         Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────────
2012-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Tân Lập      unit_event <number>       1
2013-05-10  Thành lập công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Liên Hà      unit_event <number>       1
2016-09-20  Thành lập công đoàn cơ sở  grassroots_union  Xã Hồng Hà      unit_event <number>       1
2018-01-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2020-06-01  Giải thể công đoàn cơ sở   grassroots_union  Xã Tân Lập      unit_event <number>      -1
Tổng cộng: 4

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2025-01-01 --to 2025-06-30 --structure then --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn         Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────────
2012-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Tân Lập      unit_event <number>       1
2013-05-10  Thành lập công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Liên Hà      unit_event <number>       1
2016-09-20  Thành lập công đoàn cơ sở  grassroots_union  Xã Hồng Hà      unit_event <number>       1
2018-01-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2020-06-01  Giải thể công đoàn cơ sở   grassroots_union  Xã Tân Lập      unit_event <number>      -1
Tổng cộng: 4

$ donghanh report FINAL --unit M1 --from 2012-01-01 --to 2025-12-31 --structure now --records I05.existing
Ngày  Nội dung  Phân loại  Địa bàn  Hồ sơ  Số đếm
─────────────────────────────────────────────────
Tổng cộng: 0

$ donghanh report FINAL --unit M2 --from 2012-01-01 --to 2025-12-31 --structure now --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn     Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────
2012-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Tân Lập  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Liên Hà  unit_event <number>       1
2016-09-20  Thành lập công đoàn cơ sở  grassroots_union  Xã Hồng Hà  unit_event <number>       1
2020-06-01  Giải thể công đoàn cơ sở   grassroots_union  Xã Tân Lập  unit_event <number>      -1
Tổng cộng: 2

$ donghanh report FINAL --unit M3 --from 2012-01-01 --to 2025-12-31 --structure now --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn        Hồ sơ                     Số đếm
────────────────────────────────────────────────────────────────────────────────────────────────────────
2018-01-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu  unit_event <number>       1
Tổng cộng: 1

$ donghanh report FINAL --unit M2 --from 2012-01-01 --to 2025-12-31 --structure now --records I07.members
Ngày        Nội dung             Phân loại  Địa bàn     Hồ sơ                           Số đếm
──────────────────────────────────────────────────────────────────────────────────────────────
2016-10-15  Đoàn viên công đoàn  admitted   Xã Hồng Hà  union_membership <number>       1
2016-10-15  Đoàn viên công đoàn  admitted   Xã Hồng Hà  union_membership <number>       1
Tổng cộng: 2

$ donghanh report FINAL --unit M3 --from 2012-01-01 --to 2025-12-31 --structure now --records I07.members
Ngày        Nội dung             Phân loại  Địa bàn        Hồ sơ                           Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────
2018-02-15  Đoàn viên công đoàn  admitted   Xã Trung Châu  union_membership <number>       1
2019-06-30  Đoàn viên công đoàn  left       Xã Trung Châu  membership_end <number>        -1
Tổng cộng: 0

$ donghanh report FINAL --unit "Thành phố Hà Nội" --from 2012-01-01 --to 2025-12-31 --structure then --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn         Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────────
2012-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Tân Lập      unit_event <number>       1
2013-05-10  Thành lập công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Liên Hà      unit_event <number>       1
2016-09-20  Thành lập công đoàn cơ sở  grassroots_union  Xã Hồng Hà      unit_event <number>       1
2018-01-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2020-06-01  Giải thể công đoàn cơ sở   grassroots_union  Xã Tân Lập      unit_event <number>      -1
Tổng cộng: 4

$ donghanh report FINAL --unit "Thành phố Hà Nội" --from 2012-01-01 --to 2025-12-31 --structure now --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn         Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────────
2012-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Tân Lập      unit_event <number>       1
2013-05-10  Thành lập công đoàn cơ sở  grassroots_union  Thị trấn Phùng  unit_event <number>       1
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Liên Hà      unit_event <number>       1
2016-09-20  Thành lập công đoàn cơ sở  grassroots_union  Xã Hồng Hà      unit_event <number>       1
2018-01-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Trung Châu   unit_event <number>       1
2020-06-01  Giải thể công đoàn cơ sở   grassroots_union  Xã Tân Lập      unit_event <number>      -1
Tổng cộng: 4
