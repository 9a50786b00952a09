#include "registers/people/scan.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "registers/people/duplicate.hpp"
#include "registers/people/matching.hpp"
#include "registers/people/name.hpp"
#include "registers/people/person_row.hpp"

namespace people {
namespace {

constexpr db::Sql select_everyone{"people.scan_everyone", R"sql(
    SELECT id, full_name_id, name_born, born, sex, identity_number, old_identity_number, phone, enterprise_id,
           place_id
    FROM person ORDER BY id)sql"};
constexpr db::Sql select_names{"people.scan_names", "SELECT id, text FROM full_name"};

constexpr db::Sql all_statements[] = {select_everyone, select_names};

/// As many that share one mark are a firm's telephone or a date typed for want of a better one: they say nothing.
constexpr std::size_t most_alike = 64;

/// What the orders need of a person; a million of them fit into memory.
struct Line {
    std::int64_t id = 0;
    std::int64_t name = 0;   // id of the stored name
    std::int64_t name_born = 0;
    std::int64_t letters = 0;   // of the name without accents: the id of the first one written so
    std::int64_t number = -1;
    std::int64_t old_number = -1;
    std::int64_t phone = 0;   // digits, 0 when there is none
    std::int64_t enterprise = 0;
    UnitId place = {};
    base::Date day = {};
    base::Precision precision = base::Precision::day;
    bool is_born = false;
    char sex = 'u';

    std::int64_t name_key() const { return name_born - name_born % births_of_a_name; }
    std::int64_t whole_day() const
    {
        return is_born && precision == base::Precision::day ? name_born % births_of_a_name : 0;
    }
};

std::int64_t number_of(std::string const& digits)
{
    constexpr std::size_t longest = 15;
    return digits.empty() || digits.size() > longest ? 0 : stored_number(digits).integer();
}

Line read_line(db::Row const& row)
{
    Line line{.id = row.integer(0), .name = row.integer(1), .name_born = row.integer(2)};
    if (auto const born = row.maybe_partial_date(3)) {
        line.is_born = true;
        line.day = born->date;
        line.precision = born->precision;
    }
    line.sex = row.text(4).front();
    line.number = row.maybe_integer(5).value_or(-1);
    line.old_number = row.maybe_integer(6).value_or(-1);
    line.phone = number_of(merging::phone_digits(row.text(7)));
    line.enterprise = row.maybe_integer(8).value_or(0);
    line.place = row.id<UnitId>(9);
    return line;
}

class Scan {
public:
    explicit Scan(db::Connection& tx)
    {
        for (auto const& row : tx.run(select_everyone)) lines_.push_back(read_line(row));
        std::unordered_map<std::string, std::int64_t> first_of;
        std::unordered_map<std::int64_t, std::int64_t> letters;
        for (auto const& row : tx.run(select_names)) {
            names_.emplace(row.integer(0), row.string(1));
            letters.emplace(row.integer(0), first_of.emplace(base::fold(row.text(1)), row.integer(0)).first->second);
        }
        for (auto& line : lines_) line.letters = letters.at(line.name);
    }

    /// Compares all whose mark is the same; a mark of 0 is none.
    template <class Mark>
    void side_by_side(Mark const& mark)
    {
        std::vector<std::pair<std::pair<std::int64_t, std::int64_t>, std::uint32_t>> order;
        for (std::uint32_t i = 0; i < lines_.size(); ++i)
            if (auto const marked = mark(lines_[i]); marked.first != 0) order.emplace_back(marked, i);
        std::ranges::sort(order);
        for (std::size_t from = 0; from < order.size();) {
            auto to = from + 1;
            while (to < order.size() && order[to].first == order[from].first) ++to;
            if (to - from <= most_alike)
                for (auto a = from; a < to; ++a)
                    for (auto b = a + 1; b < to; ++b) meet(lines_[order[a].second], lines_[order[b].second]);
            from = to;
        }
    }

    std::vector<merging::Pair> take()
    {
        std::ranges::sort(pairs_, [](auto const& a, auto const& b) {
            return std::tie(a.first, a.second, a.likeness) < std::tie(b.first, b.second, b.likeness);
        });
        // clang 14 refuses std::ranges::unique
        auto const repeated = std::unique(pairs_.begin(), pairs_.end(), [](auto const& a, auto const& b) {
            return a.first == b.first && a.second == b.second;
        });
        pairs_.erase(repeated, pairs_.end());
        return std::move(pairs_);
    }

private:
    void meet(Line const& a, Line const& b)
    {
        if (a.number >= 0 && b.number >= 0) return;   // each number is borne once
        auto const likeness = compare(person_of(a), person_of(b)).likeness;
        if (!likeness) return;
        auto const& [older, younger] = std::minmax(a, b, [](Line const& x, Line const& y) { return x.id < y.id; });
        pairs_.push_back({older.id, younger.id, *likeness, older.place, younger.place});
    }
    Person person_of(Line const& line) const
    {
        Person p{.id = PersonId{line.id}, .full_name = names_.at(line.name)};
        if (line.is_born) p.born = base::PartialDate{line.day, line.precision};
        p.sex = line.sex == 'm' ? "male" : line.sex == 'f' ? "female" : "unknown";
        if (line.number >= 0) p.identity_number = identity_number_of(line.number);
        if (line.old_number >= 0) p.old_identity_number = old_identity_number_of(line.old_number);
        if (line.phone != 0) p.phone = "0" + std::to_string(line.phone);
        if (line.enterprise != 0) p.enterprise = EnterpriseId{line.enterprise};
        return p;
    }

    std::vector<Line> lines_ = {};
    std::unordered_map<std::int64_t, std::string> names_ = {};
    std::vector<merging::Pair> pairs_ = {};
};

using Mark = std::pair<std::int64_t, std::int64_t>;

}   // namespace

std::vector<merging::Pair> scan(db::Connection& tx, ScanProgress const& progress)
{
    constexpr Mark none{0, 0};
    auto const goes_on = [&](std::int64_t thousandths) { return !progress || progress(thousandths); };
    if (!goes_on(0)) return {};
    Scan all{tx};
    if (!goes_on(400)) return {};
    all.side_by_side([&](Line const& l) { return l.old_number >= 0 ? Mark{l.old_number + 1, 0} : none; });
    all.side_by_side([&](Line const& l) { return l.whole_day() != 0 ? Mark{l.name_born, 0} : none; });
    all.side_by_side([&](Line const& l) { return l.whole_day() != 0 ? Mark{l.letters, l.whole_day()} : none; });
    if (!goes_on(600)) return {};
    all.side_by_side([&](Line const& l) { return l.phone != 0 ? Mark{l.phone, l.name_key()} : none; });
    all.side_by_side([&](Line const& l) {
        return l.phone != 0 && l.whole_day() != 0 ? Mark{l.phone, l.whole_day()} : none;
    });
    if (!goes_on(800)) return {};
    all.side_by_side([&](Line const& l) { return l.enterprise != 0 ? Mark{l.enterprise, l.name_key()} : none; });
    all.side_by_side([&](Line const& l) {
        return l.enterprise != 0 && l.whole_day() != 0 ? Mark{l.enterprise, l.whole_day()} : none;
    });
    if (!goes_on(1000)) return {};
    return all.take();
}

std::span<db::Sql const> scan_statements() { return all_statements; }

}   // namespace people
