#include "registers/people/names.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sorted.hpp"
#include "platform/db/many.hpp"

namespace people {
namespace {

/// More matches than this are walked to, not collected: fetching and sorting them would take longer.
constexpr std::size_t most_collected = 500;
constexpr std::size_t first_stretch = 128;
constexpr std::size_t longest_stretch = 2048;

constexpr auto select_by_text_text = db::with_many("SELECT id, text FROM full_name WHERE text IN ");
constexpr db::Sql select_by_text{"people.select_names_by_text", select_by_text_text.view()};

/// Two writers must not write the same new name: in PostgreSQL one waits; SQLite has one writer only.
constexpr db::Sql lock_names{"people.lock_names", "SELECT 1", "LOCK TABLE full_name IN SHARE ROW EXCLUSIVE MODE"};

constexpr db::Sql insert_given_name{"people.insert_given_name", R"sql(
    INSERT INTO given_name (sort_key, word, exact_word) VALUES (:sort_key, :word, :exact_word)
    ON CONFLICT (sort_key) DO NOTHING)sql"};

constexpr db::Sql select_given_names{"people.select_given_names", R"sql(
    SELECT sort_key, word, exact_word FROM given_name ORDER BY sort_key)sql"};

constexpr db::Sql select_indexed{"people.select_indexed_names", R"sql(
    SELECT n.id, n.sort_key, n.words FROM full_name_index i CROSS JOIN full_name n ON n.id = i.rowid
    WHERE i.full_name_index MATCH :question LIMIT 501)sql",
                                 R"sql(
    SELECT n.id, n.sort_key, n.words FROM full_name n
    WHERE n.tokens @@ to_tsquery('simple'::regconfig, :question) LIMIT 501)sql"};

constexpr db::Sql select_stretch{"people.select_stretch_of_names", R"sql(
    SELECT id, sort_key, words FROM full_name
    WHERE (sort_key, id) > (:after_key, :after_id) ORDER BY sort_key, id LIMIT :most)sql"};

constexpr db::Sql select_stretch_to{"people.select_stretch_of_names_to", R"sql(
    SELECT id, sort_key, words FROM full_name
    WHERE (sort_key, id) > (:after_key, :after_id) AND sort_key < :to_key ORDER BY sort_key, id LIMIT :most)sql"};

constexpr db::Sql all_statements[] = {select_by_text, lock_names,     insert_given_name, select_given_names,
                                      select_indexed, select_stretch, select_stretch_to};

StoredName stored(db::Row const& row) { return {row.id<FullNameId>(0), row.string(1), row.string(2)}; }

bool is_after(StoredName const& name, NamePlace const& place)
{
    return std::tie(name.sort_key, name.id) > std::tie(place.sort_key, place.id);
}

bool in_order(StoredName const& a, StoredName const& b)
{
    return std::tie(a.sort_key, a.id) < std::tie(b.sort_key, b.id);
}

using Known = std::unordered_map<std::string_view, FullNameId>;

/// Adds what the database knows of `wanted` to `known`; gives what it does not.
std::vector<std::string_view> look_up(db::Connection& tx, Known& known, std::vector<std::string_view> const& wanted)
{
    std::unordered_map<std::string_view, std::string_view> own;   // the database's text to ours, which lives longer
    std::vector<db::Value> values;
    for (auto const name : wanted) {
        own.emplace(name, name);
        values.emplace_back(name);
    }
    for_many(tx, select_by_text, values,
             [&](db::Row const& row) { known.emplace(own.at(row.text(1)), row.id<FullNameId>(0)); });
    std::vector<std::string_view> missing;
    for (auto const name : wanted)
        if (!known.contains(name)) missing.push_back(name);
    return missing;
}

void write_names(db::Connection& tx, Known& known, std::vector<std::string_view> const& missing)
{
    std::vector<NameKeys> keys;
    keys.reserve(missing.size());
    std::unordered_map<std::string_view, NameKeys const*> given;
    for (auto const name : missing) {
        keys.push_back(keys_of(name));
        if (!keys.back().given_word.empty()) given.emplace(keys.back().given_sort_key, &keys.back());
        known.emplace(name, tx.new_id<FullNameId>());
    }
    auto names = tx.bulk("full_name", {"id", "text", "words", "name_key", "sort_key"});
    for (std::size_t i = 0; i < missing.size(); ++i)
        names->row(
            {known.at(missing[i]), missing[i], keys[i].words, name_key(missing[i]), db::bytes(keys[i].sort_key)});
    names->done();
    if (tx.dialect() == db::Dialect::sqlite) {
        auto index = tx.bulk("full_name_index", {"rowid", "words"});
        for (std::size_t i = 0; i < missing.size(); ++i) index->row({known.at(missing[i]), keys[i].words});
        index->done();
    }
    for (auto const& [sort_key, name] : given)
        tx.change(
            insert_given_name,
            {{"sort_key", db::bytes(sort_key)}, {"word", name->given_word}, {"exact_word", name->given_exact_word}});
}

/// The question of both indexes: words that all must be there, and words none of which may.
class Question {
public:
    explicit Question(db::Dialect dialect) : sqlite_(dialect == db::Dialect::sqlite) {}

    void all_of(NamePattern const& pattern)
    {
        for (auto const& word : pattern.words()) {
            if (!text_.empty()) text_ += sqlite_ ? " AND " : " & ";
            add("", word);
        }
    }
    bool empty() const { return text_.empty(); }

    void none_given(NamePattern const& pattern)
    {
        text_ = "(" + text_ + (sqlite_ ? ") NOT (" : ") & !(");
        bool first = true;
        for (auto const& word : pattern.words()) {
            if (!std::exchange(first, false)) text_ += sqlite_ ? " OR " : " | ";
            add(word.is_exact ? "8" : "9", word);
        }
        text_ += ")";
    }
    std::string const& text() const { return text_; }

private:
    void add(std::string_view mark, NamePattern::Word const& word)
    {
        if (!word.beginning.empty()) text_ += "(";
        add(mark, word.text, word.is_prefix);
        if (word.beginning.empty()) return;
        text_ += sqlite_ ? " OR " : " | ";
        add(mark, word.beginning, true);
        text_ += ")";
    }
    void add(std::string_view mark, std::string_view word, bool is_prefix)
    {
        auto const quote = sqlite_ ? '"' : '\'';
        text_ += quote;
        text_.append(mark).append(word) += quote;
        if (is_prefix) text_ += sqlite_ ? "*" : ":*";
    }

    bool sqlite_;
    std::string text_ = {};
};

}   // namespace

std::vector<FullNameId> ensure_names(db::Connection& tx, std::span<std::string_view const> full_names)
{
    std::vector<std::string_view> wanted{full_names.begin(), full_names.end()};
    base::sort_once(wanted);

    Known known;
    known.reserve(wanted.size());
    auto missing = look_up(tx, known, wanted);
    if (!missing.empty() && tx.dialect() == db::Dialect::postgres) {
        tx.change(lock_names);
        missing = look_up(tx, known, missing);
    }
    if (!missing.empty()) write_names(tx, known, missing);

    std::vector<FullNameId> ids;
    ids.reserve(full_names.size());
    for (auto const name : full_names) ids.push_back(known.at(name));
    return ids;
}

NameWalk::NameWalk(db::Connection& tx, NamePattern pattern, NamePlace after)
    : tx_(&tx), pattern_(std::move(pattern)), after_(std::move(after)), stretch_(first_stretch)
{
}

/// Few matches are collected by the index and sorted. Many are met by walking the names in order, because they are
/// dense; only a given name's may stand far away in the list, so its stretch of the list is walked by itself.
void NameWalk::choose()
{
    chosen_ = true;
    Question question{tx_->dialect()};
    question.all_of(pattern_);
    if (question.empty()) {
        ranges_ = {Range{}};
        return;
    }
    sorted_ = indexed(question.text());
    if (sorted_.size() > most_collected) {
        question.none_given(pattern_);
        sorted_ = indexed(question.text());
        if (sorted_.size() > most_collected) {
            sorted_.clear();
            ranges_ = {Range{}};
            return;
        }
        ranges_ = ranges_of_given_names();
    }
    std::erase_if(sorted_,
                  [&](StoredName const& name) { return !is_after(name, after_) || !pattern_.matches(name.words); });
    std::ranges::sort(sorted_, in_order);
}

std::vector<StoredName> NameWalk::indexed(std::string const& question) const
{
    std::vector<StoredName> found;
    for (auto const& row : tx_->run(select_indexed, {{"question", question}})) found.push_back(stored(row));
    return found;
}

std::vector<NameWalk::Range> NameWalk::ranges_of_given_names() const
{
    std::vector<Range> ranges;
    for (auto const& row : tx_->run(select_given_names))
        // a longer key of the same given name goes on with a zero byte, that of another with a greater one
        if (pattern_.given_matches(row.text(1), row.text(2))) ranges.push_back({row.string(0), row.string(0) + '\x01'});
    return ranges;
}

std::vector<StoredName> NameWalk::next()
{
    if (!chosen_) choose();
    std::vector<StoredName> found;
    while (found.empty() && range_at_ < ranges_.size()) found = walk_on();
    auto const walked = found.size();
    bool const at_end = range_at_ == ranges_.size() && walked == 0;
    while (sorted_at_ < sorted_.size() && (at_end || in_order(sorted_[sorted_at_], found[walked - 1])))
        found.push_back(std::move(sorted_[sorted_at_++]));
    std::ranges::inplace_merge(found, found.begin() + static_cast<std::ptrdiff_t>(walked), in_order);
    return found;
}

/// The matches of the next stretch of the range; perhaps none, although there are more behind it.
std::vector<StoredName> NameWalk::walk_on()
{
    auto const& range = ranges_[range_at_];
    auto const start = std::max(NamePlace{range.from, {}}, after_, [](auto const& a, auto const& b) {
        return std::tie(a.sort_key, a.id) < std::tie(b.sort_key, b.id);
    });
    std::vector<StoredName> found;
    std::size_t read = 0;
    auto const take = [&](db::Rows rows) {
        for (auto const& row : rows) {
            ++read;
            bool const matches = pattern_.matches(row.text(2));
            if (matches) found.push_back(stored(row));
            if (read == stretch_) after_ = {row.string(1), row.id<FullNameId>(0)};
        }
    };
    if (range.to.empty())
        take(tx_->run(select_stretch,
                      {{"after_key", db::bytes(start.sort_key)}, {"after_id", start.id}, {"most", stretch_}}));
    else
        take(tx_->run(select_stretch_to, {{"after_key", db::bytes(start.sort_key)},
                                          {"after_id", start.id},
                                          {"to_key", db::bytes(range.to)},
                                          {"most", stretch_}}));
    if (read < stretch_) ++range_at_;
    stretch_ = std::min(stretch_ * 2, longest_stretch);
    return found;
}

std::span<db::Sql const> name_statements() { return all_statements; }

}   // namespace people
