#include "app/sample/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <set>

#include "app/sample/places.hpp"

namespace app::sample {
namespace {

using std::string_view;

constexpr Scale scales[] = {
    {"source", 2012, 2020, 1128, 47, 1642, 310, 12, 22, 1234, 17, 160, 20'412, 3'150},
    {"S", 2015, 2024, 800, 50, 4'000, 1'000, 20, 5, 300, 5, 20, 2'700, 700},
    {"M", 2015, 2024, 2'500, 150, 12'000, 3'000, 80, 80, 4'400, 60, 320, 35'600, 6'000},
    {"L", 2010, 2024, 350'000, 7'000, 520'000, 130'000, 1'800, 1'600, 90'000, 900, 6'400, 910'000, 120'000},
    {"XL", 2010, 2024, 1'000'000, 120'000, 9'000'000, 2'000'000, 60'000, 20'000, 1'100'000, 9'000, 80'000, 10'900'000,
     1'000'000},
};

constexpr string_view brand_heads[] = {"Hoàng", "Minh",  "Đại",   "Tân",       "An",  "Phú",  "Việt",      "Thành",
                                       "Hưng",  "Thịnh", "Đức",   "Sông Hồng", "Bảo", "Nam",  "Trường",    "Thiên",
                                       "Kim",   "Hồng",  "Quang", "Toàn",      "Gia", "Phúc", "Ánh Dương", "Liên"};
constexpr string_view brand_tails[] = {"Phát", "Long",  "Phương", "Tiến", "Thắng", "Cường", "Lộc",   "Hà",
                                       "Sơn",  "Thành", "Đạt",    "Vinh", "Anh",   "Khang", "Thịnh", "Lâm",
                                       "Quân", "Hải",   "Linh",   "Châu", "Ngọc",  "Trung"};
constexpr string_view trades[] = {"Chế biến lâm sản",  "Đồ gỗ mỹ nghệ", "Dệt may",   "Cơ khí",
                                  "Vật liệu xây dựng", "Thực phẩm",     "Vận tải",   "Thương mại và Dịch vụ",
                                  "Xây dựng",          "In và Bao bì",  "Nhựa",      "Nội thất",
                                  "Nông sản",          "Bánh kẹo",      "Điện lạnh", "Du lịch"};
constexpr string_view legal_prefixes[] = {"Công ty TNHH", "Công ty TNHH MTV", "Công ty Cổ phần", "Doanh nghiệp tư nhân",
                                          "Hợp tác xã"};

std::string tax_code(std::uint32_t serial)
{
    constexpr std::array weights{31, 29, 23, 19, 17, 13, 7, 5, 3};
    auto const digits = fmt::format("01{:07}", serial);
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits[i] - '0');
    if (sum % 11 == 0) return {};   // such a serial is not issued
    return digits + static_cast<char>('0' + (10 - sum % 11) % 10);
}

base::Date day_in(Random& random, int year) { return base::day(year, 1, 1) + base::Days{random.between(4, 355)}; }

/// `total` dealt to `parts` parts, none empty, uneven.
std::vector<std::uint32_t> dealt(Random& random, std::uint32_t total, std::uint32_t parts, std::uint32_t least)
{
    std::vector<std::uint32_t> shares(parts, least);
    std::uint64_t weights_sum = 0;
    std::vector<std::uint32_t> weights(parts);
    for (auto& w : weights) weights_sum += w = static_cast<std::uint32_t>(random.between(2, 40));
    std::uint32_t left = total - least * parts;
    auto const to_deal = left;
    for (std::size_t i = 0; i < parts; ++i) {
        auto const share = static_cast<std::uint32_t>(std::uint64_t{to_deal} * weights[i] / weights_sum);
        shares[i] += share;
        left -= share;
    }
    for (std::size_t i = 0; left > 0; i = (i + 1) % parts, --left) ++shares[i];
    return shares;
}

class Maker {
public:
    Maker(Scale const& scale, std::uint64_t seed) : random_(seed), makers_(random_) { world_.scale = &scale; }

    World make()
    {
        enterprises();
        unions();
        party_organisations();
        preparatory_classes();
        courses();
        return std::move(world_);
    }

private:
    Scale const& scale() const { return *world_.scale; }
    int year_of_part(std::uint32_t part, std::uint32_t parts) const
    {
        auto const years = static_cast<std::uint32_t>(scale().to_year - scale().from_year + 1);
        return scale().from_year + static_cast<int>(std::uint64_t{part} * years / parts);
    }
    std::uint32_t new_person(std::uint32_t employer, int born_from, int born_to, std::uint32_t female_per_mille)
    {
        world_.people.push_back(makers_.make(born_from, born_to, female_per_mille));
        world_.employer.push_back(employer);
        return static_cast<std::uint32_t>(world_.people.size() - 1);
    }

    void enterprises()
    {
        std::uint32_t serial = 2'000'000;
        std::set<std::string> names;
        world_.enterprises.reserve(scale().enterprises);
        while (world_.enterprises.size() < scale().enterprises) {
            Enterprise e;
            do {
                e.tax_code = tax_code(serial++);
            } while (e.tax_code.empty());
            e.commune = static_cast<std::uint16_t>(random_.below(static_cast<std::uint32_t>(old_communes().size())));
            auto const roll = random_.below(100);
            e.legal_type = roll < 46 ? 0 : roll < 68 ? 1 : roll < 88 ? 2 : roll < 95 ? 3 : 4;
            e.ownership = random_.chance(20) ? 1 : 0;
            do {
                e.name = fmt::format("{} {} {} {}", legal_prefixes[e.legal_type], random_.pick(trades),
                                     random_.pick(brand_heads), random_.pick(brand_tails));
                if (names.size() > 20'000) e.name += fmt::format(" {}", world_.enterprises.size());
            } while (!names.insert(e.name).second);
            // registered before the programme's second year, so that an enterprise is older than its union
            e.registered_on = day_in(random_, random_.between(scale().from_year - 10, scale().from_year));
            auto const size = random_.below(1000);
            e.workers = size < 600   ? random_.between(2, 14)
                        : size < 900 ? random_.between(15, 90)
                                     : random_.between(91, 420);
            e.female_workers = e.workers * random_.between(10, 85) / 100;
            e.representative = makers_.make(1955, 1990, 240);
            world_.enterprises.push_back(std::move(e));
        }
        // a few have ended by the last year; they found nothing (they stand at the end of the list)
        auto const ended = world_.enterprises.size() / 40;
        for (auto i = world_.enterprises.size() - ended; i < world_.enterprises.size(); ++i)
            world_.enterprises[i].ceased = true;
    }

    void unions()
    {
        auto const founding = dealt(random_, scale().founding_members, scale().unions, 5);
        std::map<int, std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < scale().unions; ++i) {
            auto const year = year_of_part(i, scale().unions);
            auto& employer = world_.enterprises[i];
            auto const decided_on = std::max(day_in(random_, year), employer.registered_on + base::Days{60});
            employer.workers = std::max<std::int32_t>(employer.workers, static_cast<std::int32_t>(founding[i] * 5 / 4));
            employer.female_workers = std::min(employer.female_workers, employer.workers);
            world_.unions.push_back(
                {i, decided_on, founding[i], ++numbers[base::year_of(decided_on)], "Công đoàn cơ sở " + employer.name});
            for (std::uint32_t m = 0; m < founding[i]; ++m) join(i, decided_on);
        }
        for (std::uint32_t m = 0; m < scale().later_members; ++m) {
            auto const u = random_.below(scale().unions);
            auto const first = world_.unions[u].decided_on + base::Days{30};
            auto const last = base::day(scale().to_year, 12, 20);
            if (first >= last) continue;
            join(u, first + base::Days{random_.between(0, static_cast<int>((last - first).count()))});
        }
    }

    void join(std::uint32_t union_index, base::Date joined_on)
    {
        Membership m{new_person(union_index, 1962, 1996, 480), union_index, joined_on};
        auto const last = base::day(scale().to_year, 12, 20);
        if (random_.chance(120) && joined_on + base::Days{90} < last) {
            m.ended_on = joined_on + base::Days{random_.between(60, static_cast<int>((last - joined_on).count()))};
            auto const roll = random_.below(100);
            m.reason = roll < 55 ? 0 : roll < 80 ? 1 : roll < 97 ? 2 : 3;
        }
        world_.memberships.push_back(m);
    }

    void party_organisations()
    {
        std::map<int, std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < scale().party_organisations; ++i) {
            auto const e = i * 3 % static_cast<std::uint32_t>(world_.enterprises.size() * 9 / 10);
            auto const year = year_of_part(i, scale().party_organisations);
            auto const decided_on =
                std::max(day_in(random_, year), world_.enterprises[e].registered_on + base::Days{90});
            world_.party_organisations.push_back(
                {e, decided_on, ++numbers[base::year_of(decided_on)], "Chi bộ " + world_.enterprises[e].name});
        }
    }

    std::uint32_t open_class(bool preparatory, string_view kind, std::string name, int year, int days,
                             std::uint32_t number)
    {
        auto const opened_on = day_in(random_, year);
        world_.classes.push_back({fmt::format("{}-{}-{:02}", preparatory ? "CTD" : "NV", year, number), std::move(name),
                                  kind, preparatory, opened_on, opened_on + base::Days{days - 1}, number});
        return static_cast<std::uint32_t>(world_.classes.size() - 1);
    }

    /// Outstanding people are often union members already, so the same person stands in several lists.
    std::uint32_t learner()
    {
        if (random_.chance(400) && next_member_ < world_.memberships.size())
            return world_.memberships[next_member_++].person;
        return new_person(random_.below(static_cast<std::uint32_t>(world_.enterprises.size())), 1978, 1997, 470);
    }

    void preparatory_classes()
    {
        auto const& s = scale();
        auto const sizes = dealt(random_, s.preparatory_people, s.preparatory_classes, 20);
        std::map<int, std::uint32_t> numbers;
        std::map<int, std::uint32_t> certificates;
        std::vector<std::uint32_t> first_learners;
        auto const classes = s.preparatory_classes;
        auto repeats = s.preparatory_repeats;
        for (std::uint32_t c = 0; c < classes; ++c) {
            auto const year = year_of_part(c, classes);
            auto const number = ++numbers[year];
            auto const index = open_class(true, "Bồi dưỡng nhận thức về Đảng",
                                          fmt::format("Lớp bồi dưỡng nhận thức về Đảng khóa {} năm {}", number, year),
                                          year, 5, number);
            auto attend = [&](std::uint32_t person) {
                auto const passed = random_.chance(965);
                world_.enrolments.push_back({index, person, passed, passed ? ++certificates[year] : 0});
            };
            for (std::uint32_t p = 0; p < sizes[c]; ++p) {
                auto const person = learner();
                if (c == 0) first_learners.push_back(person);
                attend(person);
            }
            // those of the first class whose certificate ran out after 60 months come again to the last one
            if (c + 1 == classes)
                for (auto i = 0U; i < first_learners.size() && repeats > 0; ++i, --repeats) attend(first_learners[i]);
        }
    }

    void courses()
    {
        struct CourseKind {
            string_view kind;
            string_view name;
            int days;
        };
        static constexpr CourseKind kinds[] = {
            {"Nghiệp vụ công tác Đảng", "Tập huấn nghiệp vụ công tác xây dựng Đảng", 2},
            {"Nghiệp vụ công đoàn", "Tập huấn nghiệp vụ công đoàn", 2},
            {"Bí thư chi bộ", "Bồi dưỡng bí thư chi bộ", 3},
            {"Cấp ủy viên cơ sở", "Bồi dưỡng cấp ủy viên cơ sở", 3},
            {"Nghiệp vụ công tác Đoàn", "Tập huấn nghiệp vụ công tác Đoàn thanh niên", 1},
            {"Nghiệp vụ công tác phụ nữ", "Tập huấn nghiệp vụ công tác phụ nữ", 1}};
        auto const& s = scale();
        std::vector<std::uint32_t> officials;
        for (std::uint32_t i = 0; i < s.officials; ++i)
            officials.push_back(
                new_person(random_.below(static_cast<std::uint32_t>(world_.enterprises.size())), 1958, 1994, 390));
        auto const sizes = dealt(random_, s.course_participations, s.courses, 40);
        std::map<int, std::uint32_t> numbers;
        for (std::uint32_t c = 0; c < s.courses; ++c) {
            auto const year = year_of_part(c, s.courses);
            auto const& kind = kinds[c % std::size(kinds)];
            auto const number = ++numbers[year];
            auto const index = open_class(false, kind.kind, fmt::format("{} đợt {} năm {}", kind.name, number, year),
                                          year, kind.days, number);
            // nobody twice in one class: a stretch of the shuffled circle of officials
            auto const start = random_.below(s.officials);
            auto const size = std::min(sizes[c], s.officials);
            for (std::uint32_t p = 0; p < size; ++p)
                world_.enrolments.push_back({index, officials[(start + p) % s.officials], true, 0});
        }
    }

    World world_;
    Random random_;
    PeopleMaker makers_;
    std::size_t next_member_ = 0;
};

}   // namespace

Scale const* find_scale(string_view name)
{
    auto const found = std::ranges::find(scales, name, &Scale::name);
    return found == std::end(scales) ? nullptr : found;
}

World make_world(Scale const& scale, std::uint64_t seed) { return Maker{scale, seed}.make(); }

}   // namespace app::sample
