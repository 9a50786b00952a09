# Hòa Bình ends in 2013 and Liên Hà moves to Trung Châu in 2014: at the end of 2014 one enterprise operates, in Trung Châu. A branch is no enterprise of its own.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
09787,Xã Trung Châu,Xã,Huyện Đan Phượng,,01/08/2008,

== 2 Doanh nghiệp.csv
Tên doanh nghiệp,Mã số thuế,Loại hình,Ngày đăng ký,"Xã, thị trấn",Tổng số lao động,Tình trạng
Công ty TNHH Hòa Bình,0101248141,Công ty TNHH hai thành viên trở lên,04/05/2010,Thị trấn Phùng,30,Đang hoạt động
Công ty cổ phần Đồ gỗ Liên Hà,0300588569,Công ty cổ phần,12/08/2011,Thị trấn Phùng,56,Đang hoạt động
Chi nhánh Công ty cổ phần Đồ gỗ Liên Hà,0300588569-001,,12/08/2012,Xã Trung Châu,8,Đang hoạt động

== 3 Biến động doanh nghiệp.csv
Tên doanh nghiệp,Mã số thuế,Sự kiện,Ngày xảy ra,Xã mới,Căn cứ
Công ty TNHH Hòa Bình,0101248141,Giải thể,01/06/2013,,Thông báo số 12/TB-ĐKKD
Công ty cổ phần Đồ gỗ Liên Hà,,Chuyển địa chỉ,15/03/2014,Xã Trung Châu,Giấy chứng nhận thay đổi lần 2

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I01.operating
Ngày        Nội dung                Phân loại  Địa bàn         Hồ sơ                     Số đếm
───────────────────────────────────────────────────────────────────────────────────────────────
2010-05-04  Doanh nghiệp hoạt động  llc_multi  Thị trấn Phùng  enterprise <number>       1
2011-08-12  Doanh nghiệp hoạt động  jsc        Thị trấn Phùng  enterprise <number>       1
2013-06-01  Doanh nghiệp hoạt động  llc_multi  Thị trấn Phùng  enterprise <number>      -1
2014-03-15  Doanh nghiệp hoạt động  jsc        Thị trấn Phùng  enterprise <number>      -1
2014-03-15  Doanh nghiệp hoạt động  jsc        Xã Trung Châu   enterprise <number>       1
Tổng cộng: 1
