#include "registers/people/list.hpp"
#include "platform/db/many.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "base/text.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/names.hpp"
#include "registers/people/person_row.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

constexpr std::string_view wanted_people = R"sql(
    AND (:sex = '' OR p.sex = :sex) AND (:place = 0 OR p.place_id = :place) )sql";

constexpr auto of_name_text = db::joined(select_person, R"sql(, p.name_born - n.name_key
    FROM full_name n JOIN person p ON p.name_born >= n.name_key AND p.name_born < n.name_key + 2097152
                                  AND p.full_name_id = n.id
    WHERE n.id = :name AND (p.name_born, p.id) > (n.name_key + :birth, :after))sql",
                                         wanted_people, "ORDER BY p.name_born, p.id LIMIT :most");
constexpr db::Sql select_of_name{"people.select_of_name", of_name_text.view()};

constexpr auto of_enterprise_text =
    db::joined(select_person, ", p.name_born - n.name_key, n.sort_key, n.words, n.id", from_person,
               "WHERE p.enterprise_id = :enterprise", wanted_people, "ORDER BY n.sort_key, n.id, p.name_born, p.id");
constexpr db::Sql select_of_enterprise{"people.select_of_enterprise", of_enterprise_text.view()};

constexpr auto newest_text =
    db::joined(select_person, from_person, "WHERE p.id < :before", wanted_people, "ORDER BY p.id DESC LIMIT :most");
constexpr db::Sql select_newest{"people.select_newest", newest_text.view()};

constexpr auto with_number_text =
    db::joined(select_person, from_person, "WHERE (p.identity_number = :number OR p.old_identity_number = :number)",
               wanted_people, "ORDER BY p.id LIMIT 50");
constexpr db::Sql select_with_number{"people.select_with_number", with_number_text.view()};

constexpr db::Sql all_statements[] = {select_of_name, select_of_enterprise, select_newest, select_with_number};

/// Where a list by name goes on: the rank of the accents, and the name, birth and id of the person last shown.
struct Place {
    char rank = '1';
    NamePlace name = {};
    std::int64_t birth = -1;
    std::int64_t person = 0;
};

bool is_behind(Place const& a, Place const& b)
{
    auto const key = [](Place const& p) { return std::tie(p.rank, p.name.sort_key, p.name.id, p.birth, p.person); };
    return key(a) > key(b);
}

web::Cursor cursor_of(Place const& place)
{
    std::string key{place.rank};
    for (int shift = 16; shift >= 0; shift -= 8) key += static_cast<char>(place.birth >> shift & 0xFF);
    for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(place.name.id.value >> shift & 0xFF);
    return {key + place.name.sort_key, place.person};
}

Place place_of(std::optional<web::Cursor> const& cursor)
{
    constexpr std::size_t before_id = 4, head = 12;
    if (!cursor || cursor->key.size() < head) return {};
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(cursor->key[i]); };
    Place place{.rank = cursor->key[0] == '2' ? '2' : '1',
                .name = {.sort_key = cursor->key.substr(head)},
                .birth = byte(1) << 16 | byte(2) << 8 | byte(3),
                .person = cursor->id};
    std::uint64_t id = 0;
    for (std::size_t i = before_id; i < head; ++i) id = id << 8U | byte(i);
    place.name.id = FullNameId{static_cast<std::int64_t>(id)};
    return place;
}

/// Which places the actor sees people of. Asked once for each place that comes up.
class Scope {
public:
    Scope(db::Connection& tx, web::Actor const& actor, base::Date today)
        : tx_(&tx),
          actor_(&actor),
          today_(today),
          own_(organisations::enterprises_in_scope(tx, actor, view_people, today))
    {
        auto const places = organisations::places_in_scope(tx, actor, view_people, today);
        all_ = !places;
        no_area_ = places && places->empty();
    }
    bool sees(Person const& person)
    {
        if (all_) return true;
        auto const [at, is_new] = seen_.emplace(person.place, false);
        if (is_new) at->second = organisations::in_scope(*tx_, *actor_, view_people, person.place, today_);
        return at->second || (person.enterprise && std::ranges::find(own_, *person.enterprise) != own_.end());
    }
    /// The one enterprise whose people are all the actor sees; empty for everybody who sees an area.
    std::optional<EnterpriseId> only() const
    {
        return no_area_ && own_.size() == 1 ? std::optional{own_.front()} : std::nullopt;
    }

private:
    db::Connection* tx_;
    web::Actor const* actor_;
    base::Date today_;
    bool all_ = false;
    bool no_area_ = false;
    std::vector<EnterpriseId> own_;
    std::map<UnitId, bool> seen_ = {};
};

class Lister {
public:
    Lister(db::Connection& tx, Question const& question, Scope scope)
        : tx_(&tx), question_(&question), scope_(std::move(scope))
    {
    }

    Page by_number(std::string const& number)
    {
        for (auto const& row : tx_->run(
                 select_with_number, {{"number", stored_number(number)}, {"sex", question_->sex}, {"place", place()}}))
            add(row);
        return take();
    }

    Page newest()
    {
        auto before = question_->after ? question_->after->id : std::numeric_limits<std::int64_t>::max();
        for (std::int64_t read = stretch; read == stretch && !full();) {
            read = 0;
            for (auto const& row :
                 tx_->run(select_newest,
                          {{"before", before}, {"sex", question_->sex}, {"place", place()}, {"most", stretch}})) {
                ++read;
                before = row.integer(0);
                if (full()) break;
                add(row);
            }
        }
        if (!full()) return take();
        page_.people.pop_back();
        page_.next = web::Cursor{"", page_.people.back().id.value};
        return take();
    }

    Page of_enterprise()
    {
        auto const start = place_of(question_->after);
        auto const typed = typed_syllables(question_->text);
        for (char const rank : {'1', '2'}) {
            if (rank < start.rank || (rank == '2' && !has_second_rank(typed))) continue;
            NamePattern const exact{typed, Accents::as_typed};
            NamePattern const pattern{typed, rank == '1' ? Accents::as_typed : Accents::ignored};
            for (auto const& row :
                 tx_->run(select_of_enterprise,
                          {{"enterprise", *question_->enterprise}, {"sex", question_->sex}, {"place", place()}})) {
                Place const here{rank,
                                 {row.string(person_columns + 1), row.id<FullNameId>(person_columns + 3)},
                                 row.integer(person_columns),
                                 row.integer(0)};
                auto const words = row.text(person_columns + 2);
                if (full() || !is_behind(here, start) || !pattern.matches(words) ||
                    (rank == '2' && exact.matches(words)))
                    continue;
                if (add(row)) places_.push_back(here);
            }
        }
        return end_with_place();
    }

    Page by_name()
    {
        auto const start = place_of(question_->after);
        auto const typed = typed_syllables(question_->text);
        NamePattern const exact{typed, Accents::as_typed};
        if (start.rank == '1') walk('1', exact, nullptr, start);
        if (!full() && has_second_rank(typed))
            walk('2', NamePattern{typed, Accents::ignored}, &exact, start.rank == '2' ? start : Place{.rank = '2'});
        if (!full() && !typed.empty()) add_borne_before(typed);
        return end_with_place();
    }

private:
    static constexpr std::int64_t stretch = 64;

    std::int64_t place() const { return question_->place.value_or(UnitId{}).value; }
    /// One more than asked for shows that there is a next page.
    bool full() const { return page_.people.size() > question_->most; }
    bool add(db::Row const& row)
    {
        auto person = read_person(row);
        if (!scope_.sees(person)) return false;
        page_.people.push_back(std::move(person));
        return true;
    }
    Page take() { return std::move(page_); }
    /// Behind all others, where there is room.
    void add_borne_before(std::vector<TypedSyllable> const& typed)
    {
        for (auto& person : borne_before(*tx_, typed)) {
            if (page_.people.size() == question_->most) return;
            bool const wanted = (question_->sex.empty() || person.sex == question_->sex) &&
                                (!question_->place || person.place == *question_->place);
            if (wanted && scope_.sees(person)) page_.people.push_back(std::move(person));
        }
    }

    Page end_with_place()
    {
        if (!full()) return take();
        page_.people.pop_back();
        page_.next = cursor_of(places_[page_.people.size() - 1]);
        return take();
    }

    void walk(char rank, NamePattern const& pattern, NamePattern const* but_not, Place const& start)
    {
        // the people of the name last shown come first
        if (start.person != 0) of_name(start);
        NameWalk names{*tx_, pattern, start.name};
        while (!full()) {
            auto const found = names.next();
            if (found.empty()) return;
            for (auto const& name : found) {
                if (full()) return;
                if (but_not != nullptr && but_not->matches(name.words)) continue;
                of_name({.rank = rank, .name = {name.sort_key, name.id}});
            }
        }
    }

    /// The people of one name behind a place.
    void of_name(Place at)
    {
        for (std::int64_t read = stretch; read == stretch && !full();) {
            read = 0;
            for (auto const& row : tx_->run(select_of_name, {{"name", at.name.id},
                                                             {"birth", at.birth},
                                                             {"after", at.person},
                                                             {"sex", question_->sex},
                                                             {"place", place()},
                                                             {"most", stretch}})) {
                ++read;
                at.birth = row.integer(person_columns);
                at.person = row.integer(0);
                if (full()) break;
                if (add(row)) places_.push_back(at);
            }
        }
    }

    db::Connection* tx_;
    Question const* question_;
    Scope scope_;
    Page page_ = {};
    std::vector<Place> places_ = {};
};

/// The digits of a text that holds only digits, blanks, dots and hyphens; "" for any other.
std::string number_in(std::string_view text)
{
    constexpr std::size_t shortest_number = 9, longest_number = 12;
    std::string digits;
    for (char const c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '.' && c != '-')
            return {};
    }
    return digits.size() >= shortest_number && digits.size() <= longest_number ? digits : std::string{};
}

}   // namespace

Page list(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today)
{
    if (!actor.may(view_people)) return {};
    Scope scope{tx, actor, today};
    auto asked = question;
    if (!asked.enterprise) asked.enterprise = scope.only();
    Lister lister{tx, asked, std::move(scope)};
    if (auto const number = number_in(question.text); !number.empty()) return lister.by_number(number);
    bool const searched = !base::clean(question.text).empty();
    if (searched && typed_syllables(question.text).empty()) return {};
    if (asked.enterprise) return lister.of_enterprise();
    return question.newest_first && !searched ? lister.newest() : lister.by_name();
}

std::span<db::Sql const> list_statements() { return all_statements; }

}   // namespace people
