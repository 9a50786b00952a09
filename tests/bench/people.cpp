#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "platform/db/migrate.hpp"
#include "registers/people/store.hpp"

/// Speed of the register of people: how fast lists of new people are matched and written, and how fast a page of a
/// search comes at a million people. `bench_people [PEOPLE] [URL]`; the figures stand in docs/decisions/0010-search.md.
namespace {

using Clock = std::chrono::steady_clock;
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

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(limit)); }
    template <std::size_t N>
    string_view of(Weighted const (&all)[N])
    {
        int total = 0;
        for (auto const& one : all) total += one.weight;
        auto left = below(total);
        for (auto const& one : all) {
            if (left < one.weight) return one.name;
            left -= one.weight;
        }
        return all[0].name;
    }
    /// The first ones of the list are the frequent ones.
    template <std::size_t N>
    string_view of(string_view const (&all)[N])
    {
        return all[static_cast<std::size_t>(below(static_cast<int>(N)) * below(100) / 99) % N];
    }

private:
    std::mt19937 engine_;
};

people::Candidate invented(Random& random, int number)
{
    bool const female = random.below(2) == 0;
    auto const middle = female ? random.of(female_middles) : random.of(male_middles);
    auto const given = female ? random.of(female_givens) : random.of(male_givens);
    auto const year = 1950 + random.below(56);
    people::Person p;
    p.full_name = fmt::format("{}{}{} {}", random.of(families), middle.empty() ? "" : " ", middle, given);
    p.born = base::PartialDate{
        base::day(year, 1 + static_cast<unsigned>(random.below(12)), 1 + static_cast<unsigned>(random.below(28)))};
    p.sex = female ? "female" : "male";
    if (random.below(10) < 8)
        p.identity_number =
            fmt::format("001{}{:02}{:06}", (year < 2000 ? 0 : 2) + (female ? 1 : 0), year % 100, number % 1000000);
    p.place = UnitId{1 + random.below(16)};
    return {.person = std::move(p)};
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Makes `count` people in chunks of transactions; gives people a second.
double fill(db::Database& database, Random& random, int from, int count, bool known_people)
{
    constexpr int chunk = 5000;
    ledger::Entry const entry{UserId{1}, base::Instant{std::chrono::seconds{1'770'000'000}}};
    double spent = 0;
    for (int done = 0; done < count; done += chunk) {
        std::vector<people::Candidate> candidates;
        for (int i = 0; i < chunk; ++i) candidates.push_back(invented(random, known_people ? i : from + done + i));
        auto const start = Clock::now();
        auto const tx = database.begin(db::Access::write);
        (void)people::match_or_create(**tx, entry, candidates);
        tx->commit();
        spent += seconds_since(start);
    }
    return count / spent;
}

struct Asked {
    string_view name;
    std::vector<std::string> texts;
};

std::vector<Asked> questions(Random& random)
{
    Asked given{"a given name", {}}, family_given{"family and given name", {}}, full{"a full name", {}};
    Asked beginning{"beginning of a name", {}}, accents{"with accents", {}}, mixed{"some accents", {}},
        letter{"one or two letters", {}};
    for (int i = 0; i < 300; ++i) {
        auto const person = invented(random, i).person;
        auto const words = base::words(person.full_name);
        given.texts.push_back(base::fold(words.back()));
        family_given.texts.push_back(base::fold(words.front()) + " " + base::fold(words.back()));
        full.texts.push_back(base::fold(person.full_name));
        auto const folded = base::fold(person.full_name);
        beginning.texts.push_back(folded.substr(0, folded.size() - static_cast<std::size_t>(random.below(4))));
        accents.texts.push_back(person.full_name);
        mixed.texts.push_back(std::string{words.front()} + " " + base::fold(words.back()));
        letter.texts.push_back(folded.substr(0, 1 + static_cast<std::size_t>(random.below(2))));
    }
    Asked awkward{"awkward ones",
                  {"nguyen thi van", "van thi", "thi van",       "tuan", "yen", "vy",    "nguyen vy", "an",      "y",
                   "xuan x",         "van van", "thi thi",       "duc",  "hoa", "thi y", "le thi",    "van yen", "au y",
                   "khuc",           "ung",     "nguyen van thi"}};
    return {given, family_given, full, beginning, accents, mixed, letter, awkward};
}

void search(db::Database& database, std::vector<Asked> const& all, int rounds)
{
    web::Actor const operator_{.user = 1, .name = "bench", .grants = {}, .everything = true};
    for (auto const& asked : all) {
        std::vector<std::pair<double, std::string>> times;
        std::size_t rows = 0;
        for (int round = 0; round < rounds; ++round)
            for (auto const& text : asked.texts) {
                auto const start = Clock::now();
                auto const tx = database.begin(db::Access::read);
                auto const page = people::list(**tx, operator_, {.text = text}, base::day(2026, 3, 2));
                times.emplace_back(seconds_since(start) * 1000, text);
                rows += page.people.size();
            }
        std::ranges::sort(times);
        auto const at = [&](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        fmt::print("{:24} p50 {:7.2f} ms   p99 {:7.2f} ms   worst {:7.2f} ms ({})   rows {}\n", asked.name,
                   at(0.5).first, at(0.99).first, at(1).first, at(1).second, rows / times.size());
        std::fflush(stdout);
    }
}

}   // namespace

int main(int argc, char** argv)
{
    int const people_count = argc > 1 ? std::stoi(argv[1]) : 1'000'000;
    std::string const url =
        argc > 2 ? argv[2] : "sqlite:" + (std::filesystem::temp_directory_path() / "bench_people.db").string();
    if (url.starts_with("sqlite:") && argc <= 3)
        for (auto const* ending : {"", "-wal", "-shm"}) std::filesystem::remove(url.substr(7) + ending);
    auto const database = db::open(url);
    db::migrate(*database, db::embedded_migrations());
    Random random{7};
    auto const there = [&] {
        auto const tx = database->begin(db::Access::read);
        return people::count(**tx);
    };
    if (there() == 0) {
        int const step = std::min(people_count, 100'000);
        for (int made = 0; made < people_count; made += step) {
            auto const rate = fill(*database, random, made, step, false);
            fmt::print("at {:9} people: {:7.0f} people a second written\n", made, rate);
            std::fflush(stdout);
        }
    }
    fmt::print("{} people\n", there());
    Random asking{99};
    search(*database, questions(asking), 1);
    return 0;
}
