# Huyện Đan Phượng had a town and 15 communes; on 1 July 2025 three communes took their place, and three commune unions that
# of the district's federation. Its history counts once by the units of its days and once by those of today, and both have
# the same total. A strip of xã Hồng Hà without people went to another commune: that changes no figure.
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
,Xã Đan Phượng,Xã,Thành phố Hà Nội,,01/07/2025,
,Xã Ô Diên,Xã,Thành phố Hà Nội,,01/07/2025,
,Xã Liên Minh,Xã,Thành phố Hà Nội,,01/07/2025,
,Liên đoàn Lao động thành phố Hà Nội,Liên đoàn Lao động thành phố,,Thành phố Hà Nội,01/08/2008,
,Liên đoàn Lao động huyện Đan Phượng,Liên đoàn Lao động huyện,Liên đoàn Lao động thành phố Hà Nội,Huyện Đan Phượng,01/08/2008,
,Công đoàn xã Đan Phượng,Công đoàn xã,Liên đoàn Lao động thành phố Hà Nội,Xã Đan Phượng,01/07/2025,
,Công đoàn xã Ô Diên,Công đoàn xã,Liên đoàn Lao động thành phố Hà Nội,Xã Ô Diên,01/07/2025,
,Công đoàn xã Liên Minh,Công đoàn xã,Liên đoàn Lao động thành phố Hà Nội,Xã Liên Minh,01/07/2025,

== 2 Sắp xếp đơn vị.csv
Mã đơn vị cũ,Đơn vị cũ,Đơn vị mới,Hình thức,Tỷ lệ,Số quyết định,Ngày hiệu lực
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
273,Huyện Đan Phượng,Xã Ô Diên,Phần lớn,,1656/NQ-UBTVQH15,01/07/2025
273,Huyện Đan Phượng,Xã Đan Phượng,Một phần,,1656/NQ-UBTVQH15,01/07/2025
273,Huyện Đan Phượng,Xã Liên Minh,Một phần,,1656/NQ-UBTVQH15,01/07/2025
,Liên đoàn Lao động huyện Đan Phượng,Công đoàn xã Ô Diên,Phần lớn,,61/QĐ-TLĐ,01/07/2025
,Liên đoàn Lao động huyện Đan Phượng,Công đoàn xã Đan Phượng,Một phần,,61/QĐ-TLĐ,01/07/2025
,Liên đoàn Lao động huyện Đan Phượng,Công đoàn xã Liên Minh,Một phần,,61/QĐ-TLĐ,01/07/2025

== 3 Công đoàn.csv
Tên công đoàn cơ sở,Số quyết định,Ngày quyết định,Số đoàn viên khi thành lập,Công đoàn cấp trên,"Xã, thị trấn"
CĐCS Công ty TNHH Hòa Bình,12/QĐ-LĐLĐ,10/05/2013,20,Liên đoàn Lao động huyện Đan Phượng,Thị trấn Phùng
CĐCS Công ty cổ phần Đồ gỗ Liên Hà,15/QĐ-LĐLĐ,05/03/2014,35,Liên đoàn Lao động huyện Đan Phượng,Xã Liên Hà
CĐCS Công ty TNHH Bá Dương,7/QĐ-LĐLĐ,12/05/2016,12,Liên đoàn Lao động huyện Đan Phượng,Xã Hồng Hà
CĐCS Công ty TNHH Sông Hồng,9/QĐ-LĐLĐ,20/10/2019,40,Liên đoàn Lao động huyện Đan Phượng,Xã Trung Châu
CĐCS Công ty TNHH An Phát,3/QĐ-CĐX,15/09/2025,25,Công đoàn xã Ô Diên,Xã Ô Diên

== 4 Đoàn viên.csv
Họ và tên,Ngày sinh,Giới tính,Công đoàn cơ sở,Ngày viết đơn,Ngày đồng ý,Ngày vào công đoàn,Ngày ra khỏi,Lý do
Nguyễn Thị Lan,08/03/1988,Nữ,CĐCS Công ty TNHH Hòa Bình,01/05/2013,01/05/2013,10/05/2013,,
Trần Văn Minh,09/03/1988,Nam,CĐCS Công ty cổ phần Đồ gỗ Liên Hà,01/03/2014,01/03/2014,05/03/2014,30/06/2018,Nghỉ việc
Lê Văn Dũng,02/09/1990,Nam,CĐCS Công ty TNHH Bá Dương,12/05/2016,12/05/2016,12/05/2016,,
Phạm Thị Hòa,11/11/1992,Nữ,CĐCS Công ty TNHH Sông Hồng,20/10/2019,20/10/2019,20/10/2019,,
Vũ Thị Mai,05/06/1995,Nữ,CĐCS Công ty TNHH An Phát,15/09/2025,15/09/2025,15/09/2025,,

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2025-06-30
BÁO CÁO TỔNG KẾT 09-NQ/TU
Huyện Đan Phượng, từ ngày 01/01/2012 đến ngày 30/06/2025
Theo đơn vị tại thời điểm phát sinh

Nội dung, chỉ tiêu                                               Đơn vị tính      2012  2013  2014  2015  2016  2017  2018  2019  2020  2021  2022  2023  2024  2025  Tổng cộng  Chỉ tiêu giao  Tỷ lệ
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
I. ĐẶC ĐIỂM, TÌNH HÌNH
  Doanh nghiệp đang hoạt động                                    doanh nghiệp        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
1. Phát triển tổ chức đảng
  Tổ chức đảng trong doanh nghiệp thành lập mới                  tổ chức đảng        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Tổ chức đảng trong doanh nghiệp hiện có                        tổ chức đảng        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
2. Thành lập công đoàn cơ sở, phát triển đoàn viên
  Công đoàn cơ sở thành lập mới                                  công đoàn cơ sở     0     1     1     0     1     0     0     1     0     0     0     0     0     0          4              -      -
  Đoàn viên khi thành lập công đoàn cơ sở                        đoàn viên           0    20    35     0    12     0     0    40     0     0     0     0     0     0        107              -      -
  Công đoàn cơ sở giải thể                                       công đoàn cơ sở     0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Công đoàn cơ sở hiện có                                        công đoàn cơ sở     0     1     2     2     3     3     3     4     4     4     4     4     4     4          4              -      -
  Đoàn viên công đoàn kết nạp mới                                đoàn viên           0     1     1     0     1     0     0     1     0     0     0     0     0     0          4              -      -
  Đoàn viên công đoàn hiện có                                    đoàn viên           0     1     2     2     3     3     2     3     3     3     3     3     3     3          3              -      -
3. Phát triển các đoàn thể khác
  Tổ chức Đoàn Thanh niên thành lập mới                          tổ chức Đoàn        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Tổ chức Hội Phụ nữ thành lập mới                               tổ chức Hội         0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Tổ chức Hội Cựu chiến binh thành lập mới                       tổ chức Hội         0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
4. Bồi dưỡng quần chúng ưu tú, đào tạo, tập huấn cán bộ
  Lớp bồi dưỡng nhận thức về Đảng                                lớp                 0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lượt người dự lớp bồi dưỡng nhận thức về Đảng                  lượt người          0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người dự lớp bồi dưỡng nhận thức về Đảng                       người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người đạt yêu cầu lớp bồi dưỡng nhận thức về Đảng              người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lớp bồi dưỡng đảng viên mới                                    lớp                 0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lượt người dự lớp bồi dưỡng đảng viên mới                      lượt người          0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người dự lớp bồi dưỡng đảng viên mới                           người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể                lớp                 0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lượt người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể  lượt người          0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể       người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Giấy chứng nhận đã cấp                                         giấy                0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -

Đơn vị          (1)  (2)  (3)  (4)  (5)  (6)  (7)  (8)  (9)  (10)  (11)
───────────────────────────────────────────────────────────────────────
Thị trấn Phùng    1   20    1    0    0    0    0    0    0     0     1
Xã Đan Phượng     0    0    0    0    0    0    0    0    0     0     0
Xã Đồng Tháp      0    0    0    0    0    0    0    0    0     0     0
Xã Hạ Mỗ          0    0    0    0    0    0    0    0    0     0     0
Xã Hồng Hà        1   12    1    0    0    0    0    0    0     0     1
Xã Liên Hà        1   35    1    0    0    0    0    0    0     0     0
Xã Liên Hồng      0    0    0    0    0    0    0    0    0     0     0
Xã Liên Trung     0    0    0    0    0    0    0    0    0     0     0
Xã Phương Đình    0    0    0    0    0    0    0    0    0     0     0
Xã Song Phượng    0    0    0    0    0    0    0    0    0     0     0
Xã Tân Hội        0    0    0    0    0    0    0    0    0     0     0
Xã Tân Lập        0    0    0    0    0    0    0    0    0     0     0
Xã Thọ An         0    0    0    0    0    0    0    0    0     0     0
Xã Thọ Xuân       0    0    0    0    0    0    0    0    0     0     0
Xã Thượng Mỗ      0    0    0    0    0    0    0    0    0     0     0
Xã Trung Châu     1   40    1    0    0    0    0    0    0     0     1
Tổng cộng         4  107    4    0    0    0    0    0    0     0     3
(1) Công đoàn cơ sở thành lập mới
(2) Đoàn viên khi thành lập công đoàn cơ sở
(3) Đoàn viên công đoàn kết nạp mới
(4) Lớp bồi dưỡng nhận thức về Đảng
(5) Người dự lớp bồi dưỡng nhận thức về Đảng
(6) Lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể
(7) Lượt người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể
(8) Người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể
(9) Tổ chức đảng trong doanh nghiệp thành lập mới
(10) Doanh nghiệp đang hoạt động
(11) Đoàn viên công đoàn hiện có
Số người đếm mỗi người một lần trong từng ô, nên không cộng dồn theo năm hoặc theo đơn vị.

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2025-06-30 --structure now
BÁO CÁO TỔNG KẾT 09-NQ/TU
Huyện Đan Phượng, từ ngày 01/01/2012 đến ngày 30/06/2025
Theo đơn vị hiện nay

Nội dung, chỉ tiêu                                               Đơn vị tính      2012  2013  2014  2015  2016  2017  2018  2019  2020  2021  2022  2023  2024  2025  Tổng cộng  Chỉ tiêu giao  Tỷ lệ
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
I. ĐẶC ĐIỂM, TÌNH HÌNH
  Doanh nghiệp đang hoạt động                                    doanh nghiệp        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
1. Phát triển tổ chức đảng
  Tổ chức đảng trong doanh nghiệp thành lập mới                  tổ chức đảng        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Tổ chức đảng trong doanh nghiệp hiện có                        tổ chức đảng        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
2. Thành lập công đoàn cơ sở, phát triển đoàn viên
  Công đoàn cơ sở thành lập mới                                  công đoàn cơ sở     0     1     1     0     1     0     0     1     0     0     0     0     0     0          4              -      -
  Đoàn viên khi thành lập công đoàn cơ sở                        đoàn viên           0    20    35     0    12     0     0    40     0     0     0     0     0     0        107              -      -
  Công đoàn cơ sở giải thể                                       công đoàn cơ sở     0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Công đoàn cơ sở hiện có                                        công đoàn cơ sở     0     1     2     2     3     3     3     4     4     4     4     4     4     4          4              -      -
  Đoàn viên công đoàn kết nạp mới                                đoàn viên           0     1     1     0     1     0     0     1     0     0     0     0     0     0          4              -      -
  Đoàn viên công đoàn hiện có                                    đoàn viên           0     1     2     2     3     3     2     3     3     3     3     3     3     3          3              -      -
3. Phát triển các đoàn thể khác
  Tổ chức Đoàn Thanh niên thành lập mới                          tổ chức Đoàn        0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Tổ chức Hội Phụ nữ thành lập mới                               tổ chức Hội         0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Tổ chức Hội Cựu chiến binh thành lập mới                       tổ chức Hội         0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
4. Bồi dưỡng quần chúng ưu tú, đào tạo, tập huấn cán bộ
  Lớp bồi dưỡng nhận thức về Đảng                                lớp                 0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lượt người dự lớp bồi dưỡng nhận thức về Đảng                  lượt người          0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người dự lớp bồi dưỡng nhận thức về Đảng                       người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người đạt yêu cầu lớp bồi dưỡng nhận thức về Đảng              người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lớp bồi dưỡng đảng viên mới                                    lớp                 0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lượt người dự lớp bồi dưỡng đảng viên mới                      lượt người          0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người dự lớp bồi dưỡng đảng viên mới                           người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể                lớp                 0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Lượt người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể  lượt người          0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể       người               0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -
  Giấy chứng nhận đã cấp                                         giấy                0     0     0     0     0     0     0     0     0     0     0     0     0     0          0              -      -

Đơn vị         (1)  (2)  (3)  (4)  (5)  (6)  (7)  (8)  (9)  (10)  (11)
──────────────────────────────────────────────────────────────────────
Xã Đan Phượng    1   20    1    0    0    0    0    0    0     0     1
Xã Liên Minh     1   40    1    0    0    0    0    0    0     0     1
Xã Ô Diên        2   47    2    0    0    0    0    0    0     0     1
Tổng cộng        4  107    4    0    0    0    0    0    0     0     3
(1) Công đoàn cơ sở thành lập mới
(2) Đoàn viên khi thành lập công đoàn cơ sở
(3) Đoàn viên công đoàn kết nạp mới
(4) Lớp bồi dưỡng nhận thức về Đảng
(5) Người dự lớp bồi dưỡng nhận thức về Đảng
(6) Lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể
(7) Lượt người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể
(8) Người dự lớp bồi dưỡng, tập huấn công tác Đảng, đoàn thể
(9) Tổ chức đảng trong doanh nghiệp thành lập mới
(10) Doanh nghiệp đang hoạt động
(11) Đoàn viên công đoàn hiện có
Số người đếm mỗi người một lần trong từng ô, nên không cộng dồn theo năm hoặc theo đơn vị.

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2018-06-29 --records I07.members
Ngày        Nội dung             Phân loại  Địa bàn         Hồ sơ                           Số đếm
──────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-10  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2014-03-05  Đoàn viên công đoàn  admitted   Xã Liên Hà      union_membership <number>       1
2016-05-12  Đoàn viên công đoàn  admitted   Xã Hồng Hà      union_membership <number>       1
Tổng cộng: 3

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2018-06-30 --structure now --records I07.members
Ngày        Nội dung             Phân loại  Địa bàn         Hồ sơ                           Số đếm
──────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-10  Đoàn viên công đoàn  admitted   Thị trấn Phùng  union_membership <number>       1
2014-03-05  Đoàn viên công đoàn  admitted   Xã Liên Hà      union_membership <number>       1
2016-05-12  Đoàn viên công đoàn  admitted   Xã Hồng Hà      union_membership <number>       1
2018-06-30  Đoàn viên công đoàn  left       Xã Liên Hà      membership_end <number>        -1
Tổng cộng: 2

$ donghanh report FINAL --unit "Xã Ô Diên" --from 2012-01-01 --to 2025-12-31 --records I05.existing
Ngày        Nội dung                   Phân loại         Địa bàn     Hồ sơ                     Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────────
2014-03-05  Thành lập công đoàn cơ sở  grassroots_union  Xã Liên Hà  unit_event <number>       1
2016-05-12  Thành lập công đoàn cơ sở  grassroots_union  Xã Hồng Hà  unit_event <number>       1
2025-09-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Ô Diên   unit_event <number>       1
Tổng cộng: 3

$ donghanh report FINAL --unit "Xã Ô Diên" --from 2025-07-01 --to 2025-12-31 --records I03.founded
Ngày        Nội dung                   Phân loại         Địa bàn    Hồ sơ                     Số đếm
────────────────────────────────────────────────────────────────────────────────────────────────────
2025-09-15  Thành lập công đoàn cơ sở  grassroots_union  Xã Ô Diên  unit_event <number>       1
Tổng cộng: 1

$ donghanh report FINAL --unit "Xã Liên Minh" --from 2012-01-01 --to 2025-12-31 --structure now --records I07.members
Ngày        Nội dung             Phân loại  Địa bàn        Hồ sơ                           Số đếm
─────────────────────────────────────────────────────────────────────────────────────────────────
2019-10-20  Đoàn viên công đoàn  admitted   Xã Trung Châu  union_membership <number>       1
Tổng cộng: 1

$ donghanh ledger verify
Sổ số liệu khớp với hồ sơ.
