#include <fmt/format.h>

#include <stdexcept>

#include "base/text.hpp"
#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "bench/raw.hpp"
#include "registers/people/store.hpp"

namespace bench {
namespace {

constexpr db::Sql select_everyone{"bench.select_everyone", R"sql(
    SELECT p.id, n.text, n.id FROM full_name n JOIN person p ON p.full_name_id = n.id
    ORDER BY n.sort_key, n.id, p.name_born, p.id)sql"};

struct Asked {
    std::string name;
    std::vector<std::string> texts;
};

/// Without accents, as a hurried person types.
std::vector<Asked> questions()
{
    Random random{99};
    Asked given{"a given name", {}}, family_given{"family and given name", {}}, full{"a full name", {}};
    Asked beginning{"the beginning of a name", {}}, letters{"one or two letters", {}};
    for (int i = 0; i < 200; ++i) {
        auto const name = base::fold(invented(random, i).full_name);
        auto const words = base::words(name);
        given.texts.emplace_back(words.back());
        family_given.texts.push_back(std::string{words.front()}.append(" ").append(words.back()));
        full.texts.push_back(name);
        beginning.texts.push_back(name.substr(0, name.size() - static_cast<std::size_t>(random.below(4))));
        letters.texts.push_back(name.substr(0, 1 + static_cast<std::size_t>(random.below(2))));
    }
    Asked awkward{"awkward ones",
                  {"nguyen thi van", "van thi", "thi van",       "tuan", "yen", "vy",    "nguyen vy", "an",      "y",
                   "xuan x",         "van van", "thi thi",       "duc",  "hoa", "thi y", "le thi",    "van yen", "au y",
                   "khuc",           "ung",     "nguyen van thi"}};
    return {given, family_given, full, beginning, letters, awkward};
}

/// The plain scan that a search is held against: every name is read, without index, pattern or walk of the program.
class Scan {
public:
    explicit Scan(db::Connection& tx)
    {
        std::int64_t last = 0;
        for (auto const& row : tx.run(select_everyone)) {
            if (names_.empty() || row.integer(2) != last) names_.push_back({folded_words(row.text(1)), {}});
            last = row.integer(2);
            names_.back().people.push_back(row.id<PersonId>(0));
        }
    }

    std::vector<PersonId> first(std::string_view text, std::size_t most) const
    {
        std::vector<PersonId> found;
        auto const typed = base::words(text);
        for (auto const& name : names_) {
            if (!matches(name.words, typed, text.ends_with('y'))) continue;
            for (auto const person : name.people) {
                if (found.size() == most) return found;
                found.push_back(person);
            }
        }
        return found;
    }

private:
    struct Name {
        std::vector<std::string> words;
        std::vector<PersonId> people;
    };
    static std::vector<std::string> folded_words(std::string_view name)
    {
        auto const folded = base::fold(name);
        auto const words = base::words(folded);
        return {words.begin(), words.end()};
    }
    /// Every syllable is a word of the name; the last one begins a word, and may be unfinished where it ends in y.
    static bool matches(std::vector<std::string> const& words, std::vector<std::string_view> const& typed, bool y)
    {
        for (std::size_t i = 0; i < typed.size(); ++i) {
            bool const last = i + 1 == typed.size();
            auto const wanted = base::fold(typed[i]);
            auto unfinished = wanted;
            if (last && y) unfinished.back() = 'y';
            if (std::ranges::none_of(words, [&](std::string const& word) {
                    return last ? word.starts_with(wanted) || word.starts_with(unfinished) : word == wanted;
                }))
                return false;
        }
        return true;
    }

    std::vector<Name> names_;
};

class Searching {
public:
    explicit Searching(std::string const& path) : path_(path), database_(db::open("sqlite:" + path)) {}

    people::Page once(std::string const& text) const
    {
        web::Actor const everyone{.user = 1, .name = "bench", .grants = {}, .everything = true};
        auto const tx = database_->begin(db::Access::read);
        return people::list(**tx, everyone, {.text = text}, base::day(2026, 3, 2));
    }

    /// Every tenth question against the scan: the same people in the same order.
    int wrong(std::vector<Asked> const& all) const
    {
        auto const tx = database_->begin(db::Access::read);
        Scan const scan{**tx};
        int wrong = 0;
        for (auto const& asked : all)
            for (std::size_t i = 0; i<asked.texts.size(); i += asked.texts.size()> 100 ? 10 : 1) {
                std::vector<PersonId> found;
                for (auto const& person : once(asked.texts[i]).people) found.push_back(person.id);
                if (found == scan.first(asked.texts[i], people::Question{}.most)) continue;
                ++wrong;
                fmt::print(stderr, "search: «{}» is answered otherwise than by a plain scan\n", asked.texts[i]);
            }
        return wrong;
    }

    void measure(Asked const& asked, int repeats, int wrong)
    {
        std::vector<double> ours;
        std::vector<double> floor;
        for (int round = 0; round < repeats; ++round)
            for (auto const& text : asked.texts) {
                auto const start = Clock::now();
                auto const page = once(text);
                ours.push_back(seconds_since(start) * 1000);
            }
        for (auto const& text : asked.texts) {
            recorder_.take();
            static_cast<void>(once(text));
            Raw const raw{path_, recorder_.take()};
            static_cast<void>(raw.run());
            floor.push_back(raw.run());
        }
        fmt::print(
            "{{\"asked\":\"{}\",\"p50\":{:.3f},\"p99\":{:.3f},\"floor_p50\":{:.3f},\"floor_p99\":{:.3f},"
            "\"wrong\":{}}}\n",
            asked.name, at_share(ours, 0.5), at_share(ours, 0.99), at_share(floor, 0.5), at_share(floor, 0.99), wrong);
    }

private:
    std::string path_;
    Recorder recorder_ = {};
    std::unique_ptr<db::Database> database_;
};

}   // namespace

/// search PATH REPEATS: pages of 50 by name, typed without accents.
int search(Words words)
{
    Searching searching{word(words, 0, "")};
    auto const all = questions();
    auto const wrong = searching.wrong(all);
    for (auto const& asked : all) searching.measure(asked, static_cast<int>(number(words, 1, 3)), wrong);
    return 0;
}

}   // namespace bench
