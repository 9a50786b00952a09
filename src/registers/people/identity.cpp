#include "registers/people/identity.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace people {
namespace {

constexpr std::size_t digits_now = 12;
constexpr std::size_t digits_before = 9;
constexpr std::size_t shown_digits = 3;

struct Province {
    std::string_view code;
    std::string_view name;
};
// the 63 provinces of 2008 to 2025, which stand in all numbers issued so far
constexpr std::array<Province, 63> provinces{{
    {"001", "Hà Nội"},
    {"002", "Hà Giang"},
    {"004", "Cao Bằng"},
    {"006", "Bắc Kạn"},
    {"008", "Tuyên Quang"},
    {"010", "Lào Cai"},
    {"011", "Điện Biên"},
    {"012", "Lai Châu"},
    {"014", "Sơn La"},
    {"015", "Yên Bái"},
    {"017", "Hòa Bình"},
    {"019", "Thái Nguyên"},
    {"020", "Lạng Sơn"},
    {"022", "Quảng Ninh"},
    {"024", "Bắc Giang"},
    {"025", "Phú Thọ"},
    {"026", "Vĩnh Phúc"},
    {"027", "Bắc Ninh"},
    {"030", "Hải Dương"},
    {"031", "Hải Phòng"},
    {"033", "Hưng Yên"},
    {"034", "Thái Bình"},
    {"035", "Hà Nam"},
    {"036", "Nam Định"},
    {"037", "Ninh Bình"},
    {"038", "Thanh Hóa"},
    {"040", "Nghệ An"},
    {"042", "Hà Tĩnh"},
    {"044", "Quảng Bình"},
    {"045", "Quảng Trị"},
    {"046", "Thừa Thiên Huế"},
    {"048", "Đà Nẵng"},
    {"049", "Quảng Nam"},
    {"051", "Quảng Ngãi"},
    {"052", "Bình Định"},
    {"054", "Phú Yên"},
    {"056", "Khánh Hòa"},
    {"058", "Ninh Thuận"},
    {"060", "Bình Thuận"},
    {"062", "Kon Tum"},
    {"064", "Gia Lai"},
    {"066", "Đắk Lắk"},
    {"067", "Đắk Nông"},
    {"068", "Lâm Đồng"},
    {"070", "Bình Phước"},
    {"072", "Tây Ninh"},
    {"074", "Bình Dương"},
    {"075", "Đồng Nai"},
    {"077", "Bà Rịa - Vũng Tàu"},
    {"079", "Thành phố Hồ Chí Minh"},
    {"080", "Long An"},
    {"082", "Tiền Giang"},
    {"083", "Bến Tre"},
    {"084", "Trà Vinh"},
    {"086", "Vĩnh Long"},
    {"087", "Đồng Tháp"},
    {"089", "An Giang"},
    {"091", "Kiên Giang"},
    {"092", "Cần Thơ"},
    {"093", "Hậu Giang"},
    {"094", "Sóc Trăng"},
    {"095", "Bạc Liêu"},
    {"096", "Cà Mau"},
}};
static_assert(std::ranges::is_sorted(provinces, {}, &Province::code));

bool is_number(std::string_view text, std::size_t digits)
{
    return text.size() == digits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}   // namespace

std::optional<IdentityNumber> read_identity_number(std::string_view text)
{
    if (!is_number(text, digits_now)) return std::nullopt;
    auto const province = std::ranges::lower_bound(provinces, text.substr(0, 3), {}, &Province::code);
    bool const known = province != provinces.end() && province->code == text.substr(0, 3);
    auto const century_and_sex = text[3] - '0';
    return IdentityNumber{.province = known ? province->name : std::string_view{},
                          .sex = century_and_sex % 2 == 0 ? "male" : "female",
                          .birth_year = 1900 + century_and_sex / 2 * 100 + (text[4] - '0') * 10 + (text[5] - '0')};
}

std::vector<base::Problem> check_identity_number(std::string_view text)
{
    if (text.empty() || is_number(text, digits_now)) return {};
    if (is_number(text, digits_before)) return {{"identity_number", "identity_number.old", std::string{text}}};
    return {{"identity_number", "identity_number.digits", std::string{text}}};
}

std::vector<base::Problem> check_old_identity_number(std::string_view text)
{
    if (text.empty() || is_number(text, digits_before)) return {};
    return {{"old_identity_number", "identity_number.old_digits", std::string{text}}};
}

std::vector<base::Problem> warn_identity_number(std::string_view text, std::string_view sex,
                                                std::optional<base::PartialDate> const& born)
{
    std::vector<base::Problem> warnings;
    auto const number = read_identity_number(text);
    if (!number) return warnings;
    if (number->province.empty())
        warnings.push_back({"identity_number", "identity_number.unknown_province", std::string{text.substr(0, 3)}});
    if ((sex == "male" || sex == "female") && sex != number->sex)
        warnings.push_back({"identity_number", "identity_number.sex_differs"});
    if (born && base::year_of(born->date) != number->birth_year)
        warnings.push_back({"identity_number", "identity_number.year_differs", std::to_string(number->birth_year)});
    return warnings;
}

std::string masked(std::string_view number)
{
    if (number.size() <= shown_digits) return std::string{number};
    std::string out;
    for (std::size_t i = shown_digits; i < number.size(); ++i) out += "•";
    return out.append(number.substr(number.size() - shown_digits));
}

}   // namespace people
