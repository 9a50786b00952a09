# Lan attends three classes and Minh one: 4 participations, 2 people. The class of 2021 opens after the period asked for.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
,Trung tâm chính trị huyện Đan Phượng,Trung tâm chính trị,,Huyện Đan Phượng,01/08/2008,

== 2 Lớp.csv
Mã lớp,Tên lớp,Loại lớp,Ngày khai giảng,Đơn vị tổ chức
L1,Tập huấn nghiệp vụ công đoàn đợt 1,Nghiệp vụ công đoàn,10/01/2020,Trung tâm chính trị huyện Đan Phượng
L2,Tập huấn nghiệp vụ công đoàn đợt 2,Nghiệp vụ công đoàn,31/03/2020,Trung tâm chính trị huyện Đan Phượng
L3,Tập huấn công tác Đảng,Nghiệp vụ công tác Đảng,01/02/2020,Trung tâm chính trị huyện Đan Phượng
L4,Tập huấn nghiệp vụ công đoàn đợt 3,Nghiệp vụ công đoàn,01/04/2021,Trung tâm chính trị huyện Đan Phượng

== 3 Học viên.csv
Mã lớp,Họ và tên,Ngày sinh,Giới tính,"Xã, thị trấn",Kết quả
L1,Nguyễn Thị Lan,08/03/1988,Nữ,Thị trấn Phùng,Hoàn thành
L2,Nguyễn Thị Lan,08/03/1988,Nữ,Thị trấn Phùng,Hoàn thành
L3,Nguyễn Thị Lan,8.3.1988,Nữ,Phùng,Hoàn thành
L3,Trần Văn Minh,1988-03-09,Nam,Thị trấn Phùng,Hoàn thành
L4,Trần Văn Minh,09/03/1988,Nam,Thị trấn Phùng,Hoàn thành

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2020-01-01 --to 2020-12-31 --records I13.work.participations
Ngày        Nội dung           Phân loại   Địa bàn         Hồ sơ                    Số đếm
──────────────────────────────────────────────────────────────────────────────────────────
2020-01-10  Lượt người dự lớp  union_work  Thị trấn Phùng  enrolment <number>       1
2020-02-01  Lượt người dự lớp  party_work  Thị trấn Phùng  enrolment <number>       1
2020-02-01  Lượt người dự lớp  party_work  Thị trấn Phùng  enrolment <number>       1
2020-03-31  Lượt người dự lớp  union_work  Thị trấn Phùng  enrolment <number>       1
Tổng cộng: 4
