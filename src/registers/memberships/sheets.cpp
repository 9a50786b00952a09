#include "registers/memberships/sheets.hpp"

#include <map>

#include "base/text.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/endings.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/sheet_words.hpp"
#include "registers/people/store.hpp"

namespace memberships {
namespace {

using imports::Shape;
using imports::Verdict;

enum Column : std::size_t {
    full_name,
    family_name,
    given_name,
    born,
    sex,
    identity_number,
    union_name,
    applied_on,
    consented_on,
    joined_on,
    ended_on,
    reason,
    phone
};

constexpr std::string_view full_heads[] = {"Họ và tên", "Họ tên", "Họ, tên", "Họ và tên đoàn viên", "Tên đoàn viên"};
constexpr std::string_view family_heads[] = {"Họ và đệm", "Họ đệm", "Họ và tên đệm", "Họ lót"};
constexpr std::string_view given_heads[] = {"Tên"};
constexpr std::string_view born_heads[] = {"Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Sinh ngày"};
constexpr std::string_view sex_heads[] = {"Giới tính", "Nam/Nữ", "Giới"};
constexpr std::string_view identity_heads[] = {"Số CCCD",     "Số CCCD/CMND", "CCCD",   "Số định danh cá nhân",
                                               "Số căn cước", "CMND",         "Số CMND"};
constexpr std::string_view union_heads[] = {"Công đoàn cơ sở", "CĐCS", "Tên công đoàn cơ sở", "Tên CĐCS",
                                            "Đơn vị công đoàn"};
constexpr std::string_view applied_heads[] = {"Ngày viết đơn", "Ngày làm đơn", "Ngày đơn gia nhập", "Ngày nộp đơn"};
constexpr std::string_view consented_heads[] = {"Ngày đồng ý", "Ngày đồng ý xử lý dữ liệu"};
constexpr std::string_view joined_heads[] = {"Ngày vào công đoàn", "Ngày kết nạp", "Ngày gia nhập", "Ngày vào CĐ"};
constexpr std::string_view ended_heads[] = {"Ngày ra khỏi", "Ngày ra khỏi công đoàn", "Ngày thôi", "Ngày ra"};
constexpr std::string_view reason_heads[] = {"Lý do", "Lý do ra", "Lý do ra khỏi"};
constexpr std::string_view phone_heads[] = {"Điện thoại", "Số điện thoại", "SĐT", "ĐT"};

constexpr imports::Column columns[] = {
    {"full_name", "Full name", full_heads, Shape::name},
    {"family_name", "Family and middle name", family_heads, Shape::name},
    {"given_name", "Given name", given_heads, Shape::name},
    {"born", "Born", born_heads, Shape::partial_day},
    {"sex", "Sex", sex_heads, Shape::choice},
    {"identity_number", "Identity number", identity_heads, Shape::identity_number},
    {"union", "Grassroots union", union_heads, Shape::text, true},
    {"applied_on", "Applied on", applied_heads, Shape::day},
    {"consented_on", "Consented on", consented_heads, Shape::day},
    {"joined_on", "Joined on", joined_heads, Shape::day, true},
    {"ended_on", "Left on", ended_heads, Shape::day},
    {"reason", "How it ended", reason_heads, Shape::choice},
    {"phone", "Telephone", phone_heads, Shape::phone},
};

std::optional<base::Date> day_of(imports::Cell const& cell)
{
    if (!cell.day || cell.day->precision != base::Precision::day) return std::nullopt;
    return cell.day->date;
}

struct UnionRow {
    UnitId id;
    UnitId place;
    std::optional<EnterpriseId> enterprise;
    std::string ownership;
    base::Date founded_on;
    std::optional<base::Date> ended_on;
    std::optional<base::Date> members_end_on = {};
    bool in_scope = false;
};

struct Read {
    std::size_t row = 0;
    people::Candidate candidate;
    JoiningForm form;
    UnionRow const* union_ = nullptr;
};

class Members final : public imports::Importer {
public:
    explicit Members(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        unions_.clear();
        std::vector<Read> reads;
        std::vector<people::Candidate> candidates;
        reads.reserve(rows.size());
        candidates.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Read read{.row = i};
            auto problems = read_row(tx, rows[i].cells, read);
            if (!problems.empty()) {
                outcomes[i] = {Verdict::refused, std::move(problems)};
                continue;
            }
            candidates.push_back(std::move(read.candidate));
            reads.push_back(std::move(read));
        }
        ledger::Entry const entry{setting_.by, setting_.now};
        auto const matched = people::match_or_create(tx, entry, candidates);
        add_memberships(tx, entry, reads, matched, outcomes);
    }

private:
    void add_memberships(db::Connection& tx, ledger::Entry const& entry, std::span<Read const> reads,
                         std::span<people::Matched const> matched, std::span<imports::Outcome> outcomes)
    {
        std::vector<NewMembership> made;
        std::vector<std::size_t> at;
        std::map<PersonId, std::vector<Membership>> in_chunk;
        for (std::size_t i = 0; i < reads.size(); ++i) {
            auto const& [row, candidate, form, union_] = reads[i];
            auto& outcome = outcomes[row];
            auto& others = in_chunk[matched[i].id];
            if (others.empty() && matched[i].match == people::Match::same) others = of_person(tx, matched[i].id);
            if (auto const same = known(others, *union_, form)) {
                outcome = {Verdict::unchanged, {}, "union_membership", same->value};
                continue;
            }
            auto joined = join(form, {union_->founded_on, union_->ended_on, others, union_->members_end_on},
                               Source::imported, setting_.today);
            if (!joined) {
                outcome = {Verdict::refused, joined.error().problems};
                continue;
            }
            joined->person = matched[i].id;
            joined->union_ = union_->id;
            joined->place = union_->place;
            joined->enterprise = union_->enterprise;
            joined->ownership = union_->ownership;
            joined->sex = matched[i].sex;
            others.push_back(*joined);
            made.push_back({*joined, matched[i].match == people::Match::created});
            at.push_back(row);
            outcome = {Verdict::created, {}, "union_membership", 0};
            if (matched[i].possible_duplicate) outcome.problems.push_back({"full_name", "person.possible_duplicate"});
        }
        auto const placement = organisations::placement(tx, setting_.today);
        auto const ids = add(tx, *placement, entry, made);
        for (std::size_t i = 0; i < ids.size(); ++i) outcomes[at[i]].record_id = ids[i].value;
    }

    /// The membership this row speaks of, when it is there already.
    static std::optional<MembershipId> known(std::span<Membership const> others, UnionRow const& u,
                                             JoiningForm const& form)
    {
        for (auto const& m : others)
            if (m.union_ == u.id && m.joined_on == form.joined_on) return m.id;
        return std::nullopt;
    }

    std::vector<base::Problem> read_row(db::Connection& tx, std::span<imports::Cell const> cells, Read& read)
    {
        auto& person = read.candidate.person;
        person.full_name =
            people::name_from_sheet(cells[full_name].text, cells[family_name].text, cells[given_name].text);
        person.born = cells[born].day;
        person.sex = people::sex_from_text(cells[sex].text);
        auto const number = cells[identity_number].text;
        (number.size() == 9 ? person.old_identity_number : person.identity_number) = number;
        person.phone = cells[phone].text;

        std::vector<base::Problem> problems;
        auto& form = read.form;
        form = {.applied_on = day_of(cells[applied_on]),
                .consented_on = day_of(cells[consented_on]),
                .joined_on = day_of(cells[joined_on]),
                .ended_on = day_of(cells[ended_on])};
        if (auto const text = cells[reason].text; !text.empty()) {
            form.end = end_from_text(text);
            if (!form.end) problems.push_back({"reason", "membership.unknown_end", std::string{text}});
        }
        read.union_ = union_of(tx, cells[union_name].text, form.joined_on.value_or(setting_.today));
        if (!read.union_)
            problems.push_back({"union", "membership.union_unknown", std::string{cells[union_name].text}});
        else if (!read.union_->in_scope)
            problems.push_back({"union", "membership.union_out_of_scope"});
        else {
            person.place = read.union_->place;
            person.enterprise = read.union_->enterprise;
        }
        for (auto& p : people::check(person, setting_.today)) problems.push_back(std::move(p));
        if (read.union_) {
            auto const joined =
                join(form, {read.union_->founded_on, read.union_->ended_on, {}}, Source::imported, setting_.today);
            if (!joined)
                problems.insert(problems.end(), joined.error().problems.begin(), joined.error().problems.end());
        }
        return problems;
    }

    /// By name on the day of joining, else as it is called today; asked once per chunk.
    UnionRow const* union_of(db::Connection& tx, std::string_view name, base::Date day)
    {
        auto const [known, fresh] = unions_.try_emplace(std::string{name});
        if (fresh) known->second = find_union(tx, name, day);
        return known->second ? &*known->second : nullptr;
    }
    std::optional<UnionRow> find_union(db::Connection& tx, std::string_view name, base::Date day) const
    {
        auto found = organisations::find_by_name(tx, organisations::Line::union_, name, day);
        if (found.empty()) found = organisations::find_by_name(tx, organisations::Line::union_, name, setting_.today);
        std::erase_if(found, [](organisations::Unit const& u) { return u.kind != "grassroots_union"; });
        if (found.size() != 1 || !found.front().place) return std::nullopt;
        auto const& unit = found.front();
        UnionRow row{unit.id, *unit.place, unit.enterprise, "", unit.founded_on, unit.ended_on};
        if (auto const founding = grassroots::find(tx, unit.id, day)) row.ownership = founding->ownership;
        row.members_end_on = members_end_on(tx, unit.id, unit.ended_on);
        row.in_scope = organisations::in_scope(tx, *setting_.actor, edit_members, unit.id, setting_.today);
        return row;
    }

    imports::Setting setting_;
    std::map<std::string, std::optional<UnionRow>, std::less<>> unions_ = {};
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting) { return std::make_unique<Members>(setting); }

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<MembershipId> ids;
    for (auto const id : record_ids) ids.push_back(MembershipId{id});
    ledger::Entry const entry{setting.by, setting.now};
    auto const placement = organisations::placement(tx, setting.today);
    auto const let_go = withdraw(tx, *placement, entry, ids);
    // people who have come to be used elsewhere stay until that is taken back; no problem for this sheet
    static_cast<void>(people::remove_unreferenced(tx, entry, let_go));
    return {};
}

constexpr std::string_view hints[] = {"doan vien cong doan", "danh sach doan vien"};

constexpr imports::SheetKind kinds[] = {
    {"memberships.members", "Union members", edit_members, 40, columns, start, undo, hints},
};

}   // namespace

std::span<imports::SheetKind const> sheet_kinds() { return kinds; }

}   // namespace memberships
