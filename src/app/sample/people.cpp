#include "app/sample/people.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace app::sample {
namespace {

using std::string_view;

struct Weighted {
    string_view name;
    std::uint32_t weight;
};
// shares of family names roughly as in the north of the country
constexpr Weighted families[] = {
    {"Nguyễn", 360}, {"Trần", 105}, {"Lê", 85},   {"Phạm", 65}, {"Hoàng", 45}, {"Vũ", 45},    {"Bùi", 40},
    {"Đỗ", 40},      {"Đặng", 30},  {"Ngô", 25},  {"Đinh", 20}, {"Phan", 18},  {"Dương", 16}, {"Hà", 14},
    {"Lưu", 12},     {"Tạ", 12},    {"Đào", 12},  {"Cao", 10},  {"Lý", 8},     {"Trịnh", 8},  {"Mai", 8},
    {"Đoàn", 8},     {"Hồ", 5},     {"Quách", 4}, {"Bạch", 3},  {"Tô", 3},     {"Thạch", 1},  {"Ưng", 1}};
constexpr string_view male_middles[] = {"Văn",  "Văn",   "Văn",   "Đức",  "Hữu",   "Quang", "Minh", "Tiến",
                                        "Công", "Xuân",  "Mạnh",  "Đình", "Ngọc",  "Thế",   "Quốc", "Bá",
                                        "Anh",  "Trọng", "Hoàng", "Duy",  "Thành", "Huy"};
constexpr string_view female_middles[] = {"Thị",      "Thị",  "Thị",   "Thị Ngọc", "Thị Thu", "Thị Thanh", "Thị Kim",
                                          "Thị Hồng", "Thúy", "Thu",   "Ngọc",     "Phương",  "Thị Bích",  "Thị Minh",
                                          "Mai",      "Diệu", "Khánh", "Thị Thùy", "Hoài",    "Bảo"};
constexpr string_view male_givens[] = {"Hùng",  "Dũng",  "Cường", "Tuấn",  "Anh",   "Nam",   "Sơn",   "Hải",  "Long",
                                       "Thắng", "Minh",  "Đức",   "Quân",  "Hiếu",  "Trung", "Kiên",  "Bình", "Huy",
                                       "Hoàng", "Phong", "Tùng",  "Việt",  "Đạt",   "Mạnh",  "Thành", "Toàn", "Lâm",
                                       "Khánh", "Vinh",  "Chiến", "Quyết", "Ánh",   "Ân",    "Ý",     "Ổn",   "Ước",
                                       "Hòa",   "Thọ",   "Phú",   "Quý",   "Giang", "Tâm",   "Thịnh", "Khoa"};
constexpr string_view female_givens[] = {
    "Lan",   "Hương", "Hoa",  "Mai",    "Hà",    "Thảo",   "Linh", "Trang", "Hằng",  "Nga",  "Yến",
    "Oanh",  "Thủy",  "Hạnh", "Phương", "Dung",  "Huyền",  "Ngọc", "Anh",   "Nhung", "Loan", "Hiền",
    "Liên",  "Thu",   "Vân",  "Xuân",   "Quyên", "Tuyết",  "Đào",  "Hòa",   "Thúy",  "Chi",  "Duyên",
    "Giang", "Hồng",  "Kiều", "Ly",     "My",    "Nguyệt", "Như",  "Thơm",  "Uyên",  "Ánh",  "Ngân"};

std::uint16_t weighted_family(Random& random)
{
    std::uint32_t total = 0;
    for (auto const& f : families) total += f.weight;
    auto left = random.below(total);
    for (std::uint16_t i = 0; i < std::size(families); ++i) {
        if (left < families[i].weight) return i;
        left -= families[i].weight;
    }
    return 0;
}

std::uint64_t key(Person const& p)
{
    return std::uint64_t{p.family} << 48U | std::uint64_t{p.middle} << 40U | std::uint64_t{p.given} << 32U |
           std::uint64_t{p.female} << 31U | static_cast<std::uint32_t>(p.born + 40000);
}

}   // namespace

Person PeopleMaker::make(int born_from_year, int born_to_year, std::uint32_t female_per_mille)
{
    auto const first = base::day(born_from_year, 1, 1).time_since_epoch().count();
    auto const last = base::day(born_to_year, 12, 31).time_since_epoch().count();
    Person p;
    do {
        p.female = random_->chance(female_per_mille);
        p.family = weighted_family(*random_);
        auto const middles = p.female ? std::size(female_middles) : std::size(male_middles);
        auto const givens = p.female ? std::size(female_givens) : std::size(male_givens);
        p.middle = static_cast<std::uint16_t>(random_->below(static_cast<std::uint32_t>(middles)));
        p.given = static_cast<std::uint16_t>(random_->below(static_cast<std::uint32_t>(givens)));
        // "Văn" and "Thị" stand several times so that they are frequent; one index stands for the name
        if (p.middle < 3) p.middle = 0;
        p.born = random_->between(first, last);
    } while (!taken_.insert(key(p)).second);
    p.has_number = random_->chance(800);
    auto const year = base::year_of(birth_day(p));
    p.serial = serials_[(year - 1900) * 2 + (p.female ? 1 : 0)]++;
    return p;
}

std::string family_and_middle(Person const& p)
{
    return fmt::format("{} {}", families[p.family].name, p.female ? female_middles[p.middle] : male_middles[p.middle]);
}

std::string given_name(Person const& p)
{
    return std::string{p.female ? female_givens[p.given] : male_givens[p.given]};
}

std::string full_name(Person const& p) { return family_and_middle(p) + " " + given_name(p); }

base::Date birth_day(Person const& p) { return base::Date{base::Days{p.born}}; }

std::string identity_number(Person const& p)
{
    auto const year = base::year_of(birth_day(p));
    auto const century_and_sex = (year < 2000 ? 0 : 2) + (p.female ? 1 : 0);
    return fmt::format("001{}{:02}{:06}", century_and_sex, year % 100, p.serial);
}

}   // namespace app::sample
