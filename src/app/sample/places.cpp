#include "app/sample/places.hpp"

namespace app::sample {
namespace {

using std::string_view;

constexpr string_view phung[] = {"Phan Đình Phùng", "Phùng Hưng", "Phượng Trì",
                                 "Nguyễn Thái Học", "Tây Sơn",    "Thụy Ứng"};
constexpr string_view dan_phuong[] = {"Đại Phùng", "Đoài Khê", "Đông Khê"};
constexpr string_view dong_thap[] = {"Bãi Tháp", "Bãi Thụy", "Đại Thần", "Đồng Lạc", "Thọ Vực"};
constexpr string_view ha_mo[] = {"Hạ Mỗ", "Trúng Đích"};
constexpr string_view hong_ha[] = {"Bá Dương Nội", "Bá Dương Thị", "Bồng Lai", "Tiên Tân"};
constexpr string_view lien_ha[] = {"Đoài", "Quý", "Thượng"};
constexpr string_view lien_hong[] = {"Đông Lai", "Hữu Cước", "Thượng Trì", "Tổ"};
constexpr string_view lien_trung[] = {"Hạ Trì", "Trung"};
constexpr string_view song_phuong[] = {"Tháp Thượng", "Thu Quế", "Thuận Thượng", "Thống Nhất"};
constexpr string_view tan_hoi[] = {"Thượng Hội", "Thúy Hội", "Phan Long", "Vĩnh Kỳ"};

constexpr OldCommune communes[] = {
    {"09784", "Thị trấn Phùng", "Xã Đan Phượng", "toàn bộ", phung},
    {"09787", "Xã Trung Châu", "Xã Liên Minh", "toàn bộ", {}},
    {"09790", "Xã Thọ An", "Xã Liên Minh", "phần lớn", {}},
    {"09793", "Xã Thọ Xuân", "Xã Liên Minh", "phần lớn", {}},
    {"09796", "Xã Hồng Hà", "Xã Ô Diên", "phần lớn", hong_ha},
    {"09799", "Xã Liên Hồng", "Xã Ô Diên", "phần lớn", lien_hong},
    {"09802", "Xã Liên Hà", "Xã Ô Diên", "phần lớn", lien_ha},
    {"09805", "Xã Hạ Mỗ", "Xã Ô Diên", "toàn bộ", ha_mo},
    {"09808", "Xã Liên Trung", "Xã Ô Diên", "phần lớn", lien_trung},
    {"09811", "Xã Phương Đình", "Xã Liên Minh", "toàn bộ", {}},
    {"09814", "Xã Thượng Mỗ", "Xã Đan Phượng", "toàn bộ", {}},
    {"09817", "Xã Tân Hội", "Xã Ô Diên", "toàn bộ", tan_hoi},
    {"09820", "Xã Tân Lập", "Xã Ô Diên", "phần lớn", {}},
    {"09823", "Xã Đan Phượng", "Xã Đan Phượng", "toàn bộ", dan_phuong},
    {"09826", "Xã Đồng Tháp", "Xã Đan Phượng", "toàn bộ", dong_thap},
    {"09829", "Xã Song Phượng", "Xã Đan Phượng", "toàn bộ", song_phuong},
};

constexpr string_view merging = "1656/NQ-UBTVQH15";

constexpr UnitRow units[] = {
    {"01", "Thành phố Hà Nội", "Thành phố", "", "", "2008-08-01", "", "15/2008/QH12"},
    {"273", "Huyện Đan Phượng", "Huyện", "Thành phố Hà Nội", "", "2008-08-01", "2025-06-30", "15/2008/QH12"},
    {"", "Xã Đan Phượng", "Xã", "Thành phố Hà Nội", "", "2025-07-01", "", merging},
    {"", "Xã Ô Diên", "Xã", "Thành phố Hà Nội", "", "2025-07-01", "", merging},
    {"", "Xã Liên Minh", "Xã", "Thành phố Hà Nội", "", "2025-07-01", "", merging},
    {"", "Liên đoàn Lao động thành phố Hà Nội", "Liên đoàn lao động thành phố", "", "Thành phố Hà Nội", "2008-08-01",
     "", ""},
    {"", "Liên đoàn Lao động huyện Đan Phượng", "Liên đoàn lao động huyện", "Liên đoàn Lao động thành phố Hà Nội",
     "Huyện Đan Phượng", "2008-08-01", "2025-06-30", ""},
    {"", "Công đoàn xã Đan Phượng", "Công đoàn xã", "Liên đoàn Lao động thành phố Hà Nội", "Xã Đan Phượng",
     "2025-10-01", "", ""},
    {"", "Công đoàn xã Ô Diên", "Công đoàn xã", "Liên đoàn Lao động thành phố Hà Nội", "Xã Ô Diên", "2025-10-01", "",
     ""},
    {"", "Công đoàn xã Liên Minh", "Công đoàn xã", "Liên đoàn Lao động thành phố Hà Nội", "Xã Liên Minh", "2025-10-01",
     "", ""},
    {"", "Thành ủy Hà Nội", "Thành ủy", "", "Thành phố Hà Nội", "2008-08-01", "", ""},
    {"", "Huyện ủy Đan Phượng", "Huyện ủy", "Thành ủy Hà Nội", "Huyện Đan Phượng", "2008-08-01", "2025-06-30", ""},
    {"", "Đảng ủy xã Đan Phượng", "Đảng ủy xã", "Thành ủy Hà Nội", "Xã Đan Phượng", "2025-07-01", "", ""},
    {"", "Đảng ủy xã Ô Diên", "Đảng ủy xã", "Thành ủy Hà Nội", "Xã Ô Diên", "2025-07-01", "", ""},
    {"", "Đảng ủy xã Liên Minh", "Đảng ủy xã", "Thành ủy Hà Nội", "Xã Liên Minh", "2025-07-01", "", ""},
    {"", "Trung tâm chính trị huyện Đan Phượng", "Trung tâm chính trị", "", "Huyện Đan Phượng", "2008-08-01",
     "2025-06-30", ""},
};

constexpr SuccessionRow further[] = {
    {"09796", "Xã Hồng Hà", "Xã Liên Minh", "một phần", "0"},
    {"273", "Huyện Đan Phượng", "Xã Đan Phượng", "một phần", ""},
    {"273", "Huyện Đan Phượng", "Xã Ô Diên", "một phần", ""},
    {"273", "Huyện Đan Phượng", "Xã Liên Minh", "một phần", ""},
    {"", "Liên đoàn Lao động huyện Đan Phượng", "Liên đoàn Lao động thành phố Hà Nội", "toàn bộ", ""},
    {"", "Huyện ủy Đan Phượng", "Đảng ủy xã Đan Phượng", "một phần", ""},
    {"", "Huyện ủy Đan Phượng", "Đảng ủy xã Ô Diên", "một phần", ""},
    {"", "Huyện ủy Đan Phượng", "Đảng ủy xã Liên Minh", "một phần", ""},
};

}   // namespace

std::span<OldCommune const> old_communes() { return communes; }
std::span<UnitRow const> unit_rows() { return units; }
std::span<SuccessionRow const> successions() { return further; }

}   // namespace app::sample
