#include "bench/invented.hpp"

#include <string_view>

#include <fmt/format.h>

namespace bench {
namespace {

using std::string_view;

struct Weighted {
    string_view name;
    int weight;
};
constexpr Weighted families[] = {
    {"Nguyễn", 350}, {"Trần", 110},  {"Lê", 90},  {"Phạm", 70},  {"Hoàng", 45}, {"Vũ", 40},    {"Võ", 12},  {"Bùi", 35},
    {"Đỗ", 30},      {"Đặng", 25},   {"Ngô", 20}, {"Đinh", 18},  {"Phan", 25},  {"Dương", 16}, {"Hà", 12},  {"Lưu", 10},
    {"Tạ", 8},       {"Đào", 10},    {"Cao", 8},  {"Lý", 7},     {"Trịnh", 8},  {"Mai", 7},    {"Đoàn", 8}, {"Hồ", 8},
    {"Quách", 3},    {"Bạch", 2},    {"Tô", 3},   {"Thạch", 1},  {"Ưng", 1},    {"Chu", 5},    {"Kiều", 3}, {"La", 1},
    {"Lại", 3},      {"Lương", 6},   {"Mạc", 2},  {"Nghiêm", 2}, {"Phùng", 5},  {"Quản", 1},   {"Tống", 2}, {"Tăng", 2},
    {"Thái", 2},     {"Trương", 12}, {"Từ", 1},   {"Văn", 1},    {"Vương", 4},  {"Khuất", 1},  {"Khúc", 1}, {"Doãn", 1},
    {"Châu", 1},     {"Âu", 1}};
constexpr Weighted male_middles[] = {
    {"Văn", 300}, {"Đức", 60},   {"Hữu", 50},   {"Quang", 50}, {"Minh", 50},    {"Tiến", 35},      {"Công", 30},
    {"Xuân", 40}, {"Mạnh", 25},  {"Đình", 45},  {"Ngọc", 40},  {"Thế", 25},     {"Quốc", 25},      {"Bá", 15},
    {"Anh", 15},  {"Trọng", 15}, {"Hoàng", 25}, {"Duy", 25},   {"Thành", 25},   {"Huy", 10},       {"Gia", 8},
    {"Tuấn", 12}, {"Việt", 10},  {"Hải", 8},    {"", 10},      {"Văn Minh", 3}, {"Hoàng Minh", 3}, {"Khắc", 8},
    {"Sỹ", 5},    {"Phúc", 5},   {"Nhật", 5},   {"Trung", 8}};
constexpr Weighted female_middles[] = {{"Thị", 380},    {"Thị Ngọc", 25},   {"Thị Thu", 45},  {"Thị Thanh", 40},
                                       {"Thị Kim", 25}, {"Thị Hồng", 25},   {"Thúy", 12},     {"Thu", 25},
                                       {"Ngọc", 25},    {"Phương", 20},     {"Thị Bích", 15}, {"Thị Minh", 18},
                                       {"Mai", 12},     {"Diệu", 8},        {"Khánh", 10},    {"Thị Thùy", 15},
                                       {"Hoài", 8},     {"Bảo", 8},         {"Quỳnh", 8},     {"Thị Mai", 12},
                                       {"Thị Lan", 10}, {"Thị Phương", 15}, {"Thị Hoài", 6},  {"Thanh", 12},
                                       {"Kim", 8},      {"Hồng", 8},        {"Minh", 8},      {"", 4}};
constexpr string_view male_givens[] = {
    "Hùng", "Dũng",  "Cường", "Tuấn",  "Anh",   "Nam",   "Sơn",   "Hải",  "Long", "Thắng", "Minh",   "Đức",   "Quân",
    "Hiếu", "Trung", "Kiên",  "Bình",  "Huy",   "Hoàng", "Phong", "Tùng", "Việt", "Đạt",   "Mạnh",   "Thành", "Toàn",
    "Lâm",  "Khánh", "Vinh",  "Chiến", "Quyết", "Ánh",   "Ân",    "Ý",    "Ổn",   "Ước",   "Hòa",    "Thọ",   "Phú",
    "Quý",  "Giang", "Tâm",   "Thịnh", "Khoa",  "An",    "Bách",  "Bảo",  "Bắc",  "Công",  "Chính",  "Chung", "Cảnh",
    "Cao",  "Doanh", "Duy",   "Đông",  "Đăng",  "Điệp",  "Định",  "Đoàn", "Gia",  "Hào",   "Hậu",    "Hiệp",  "Hưng",
    "Hữu",  "Khang", "Khôi",  "Kỳ",    "Lộc",   "Lợi",   "Lực",   "Lưu",  "Mười", "Nghĩa", "Nguyên", "Nhân",  "Nhật",
    "Ninh", "Phát",  "Phi",   "Phúc",  "Phước", "Quang", "Quốc",  "Sang", "Sáng", "Tài",   "Tân",    "Thái",  "Thanh",
    "Thao", "Thế",   "Thiện", "Thuận", "Thủy",  "Tiến",  "Tín",   "Tình", "Toản", "Trí",   "Triều",  "Trọng", "Trường",
    "Tú",   "Tuyên", "Văn",   "Vĩ",    "Vũ",    "Vương", "Xuân",  "Yên"};
constexpr string_view female_givens[] = {
    "Lan",   "Hương",  "Hoa",  "Mai",   "Hà",   "Thảo", "Linh",  "Trang", "Hằng", "Nga",    "Yến",    "Oanh", "Thủy",
    "Hạnh",  "Phương", "Dung", "Huyền", "Ngọc", "Anh",  "Nhung", "Loan",  "Hiền", "Liên",   "Thu",    "Vân",  "Xuân",
    "Quyên", "Tuyết",  "Đào",  "Hòa",   "Thúy", "Chi",  "Duyên", "Giang", "Hồng", "Kiều",   "Ly",     "My",   "Nguyệt",
    "Như",   "Thơm",   "Uyên", "Ánh",   "Ngân", "An",   "Bích",  "Bình",  "Cúc",  "Châu",   "Diễm",   "Diệp", "Diệu",
    "Hảo",   "Hậu",    "Hiên", "Hoài",  "Hợi",  "Huệ",  "Hường", "Khánh", "Kim",  "Lam",    "Lệ",     "Liễu", "Luyến",
    "Lương", "Mận",    "Mến",  "Minh",  "Mơ",   "Na",   "Nhàn",  "Nhi",   "Ninh", "Nụ",     "Phượng", "Phúc", "Quế",
    "Quỳnh", "Sen",    "Tâm",  "Thanh", "Thắm", "Thoa", "Thơ",   "Thuận", "Thùy", "Thương", "Tình",   "Trâm", "Trinh",
    "Tú",    "Tươi",   "Vui",  "Vy",    "Xoan", "Yên"};

constexpr std::int64_t serials = 1'000'000;
/// Not Hà Nội's, which the sample takes.
constexpr string_view provinces[] = {"030", "031", "033", "034", "035", "036", "037", "038"};

template <std::size_t N>
string_view of(Random& random, Weighted const (&all)[N])
{
    int total = 0;
    for (auto const& one : all) total += one.weight;
    auto left = random.below(total);
    for (auto const& one : all) {
        if (left < one.weight) return one.name;
        left -= one.weight;
    }
    return all[0].name;
}

/// The first ones of the list are the frequent ones.
template <std::size_t N>
string_view of(Random& random, string_view const (&all)[N])
{
    return all[static_cast<std::size_t>(random.below(static_cast<int>(N)) * random.below(100) / 99) % N];
}

}   // namespace

people::Person invented(Random& random, std::int64_t number)
{
    bool const female = random.below(2) == 0;
    auto const middle = female ? of(random, female_middles) : of(random, male_middles);
    auto const given = female ? of(random, female_givens) : of(random, male_givens);
    auto const year = 1950 + random.below(56);
    people::Person p;
    p.full_name = fmt::format("{}{}{} {}", of(random, families), middle.empty() ? "" : " ", middle, given);
    p.born = base::PartialDate{
        base::day(year, 1 + static_cast<unsigned>(random.below(12)), 1 + static_cast<unsigned>(random.below(28)))};
    p.sex = female ? "female" : "male";
    if (random.below(10) < 8) {
        auto const province = provinces[static_cast<std::size_t>(number / serials) % std::size(provinces)];
        p.identity_number = fmt::format("{}{}{:02}{:06}", province, (year < 2000 ? 0 : 2) + (female ? 1 : 0),
                                        year % 100, number % serials);
    }
    return p;
}

}   // namespace bench
