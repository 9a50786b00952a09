# Two cells are founded in the period, one before it: two new ones, three in all.
== 1 Đơn vị.csv
Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
09787,Xã Trung Châu,Xã,Huyện Đan Phượng,,01/08/2008,
,Huyện ủy Đan Phượng,Huyện ủy,,Huyện Đan Phượng,01/08/2008,

== 2 Tổ chức đảng.csv
Tên chi bộ,Số quyết định,Ngày quyết định,Số đảng viên,Cấp ủy cấp trên,"Xã, thị trấn"
Chi bộ Công ty TNHH Hòa Bình,7-QĐ/HU,19/05/2013,5,Huyện ủy Đan Phượng,Thị trấn Phùng
Chi bộ Công ty cổ phần Đồ gỗ Liên Hà,9-QĐ/HU,03/02/2014,4,Huyện ủy Đan Phượng,Xã Trung Châu
Chi bộ Công ty TNHH An Phát,2-QĐ/HU,03/02/2010,3,Huyện ủy Đan Phượng,Xã Trung Châu

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I09.party.founded
Ngày        Nội dung                Phân loại   Địa bàn         Hồ sơ                     Số đếm
────────────────────────────────────────────────────────────────────────────────────────────────
2013-05-19  Thành lập tổ chức đảng  party_cell  Thị trấn Phùng  unit_event <number>       1
2014-02-03  Thành lập tổ chức đảng  party_cell  Xã Trung Châu   unit_event <number>       1
Tổng cộng: 2

$ donghanh report FINAL --unit "Huyện Đan Phượng" --from 2012-01-01 --to 2014-12-31 --records I09.party.existing
Ngày        Nội dung                Phân loại   Địa bàn         Hồ sơ                     Số đếm
────────────────────────────────────────────────────────────────────────────────────────────────
2010-02-03  Thành lập tổ chức đảng  party_cell  Xã Trung Châu   unit_event <number>       1
2013-05-19  Thành lập tổ chức đảng  party_cell  Thị trấn Phùng  unit_event <number>       1
2014-02-03  Thành lập tổ chức đảng  party_cell  Xã Trung Châu   unit_event <number>       1
Tổng cộng: 3
