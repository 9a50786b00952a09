# Two enterprises operate at the end of 2014. A household business is no enterprise, and the one that registers in 2015 comes too late.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
09787,Xã Trung Châu,Xã,Huyện Đan Phượng,,01/08/2008,

== 2 Doanh nghiệp.csv
Tên doanh nghiệp,Mã số thuế,Loại hình,Ngày đăng ký,"Xã, thị trấn",Tổng số lao động,Tình trạng
Công ty TNHH Hòa Bình,0101248141,Công ty TNHH hai thành viên trở lên,04/05/2010,Thị trấn Phùng,30,Đang hoạt động
Công ty cổ phần Đồ gỗ Liên Hà,0300588569,Công ty cổ phần,12/08/2013,Xã Trung Châu,56,Đang hoạt động
Hộ kinh doanh Trần Văn Minh,,Hộ kinh doanh,01/02/2012,Thị trấn Phùng,3,Đang hoạt động
Công ty TNHH Bình Minh,0100109106,Công ty TNHH một thành viên,05/01/2015,Thị trấn Phùng,12,Đang hoạt động

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I01.operating
Ngày        Nội dung                Phân loại  Địa bàn         Hồ sơ                     Số đếm
───────────────────────────────────────────────────────────────────────────────────────────────
2010-05-04  Doanh nghiệp hoạt động  llc_multi  Thị trấn Phùng  enterprise <number>       1
2013-08-12  Doanh nghiệp hoạt động  jsc        Xã Trung Châu   enterprise <number>       1
Tổng cộng: 2
