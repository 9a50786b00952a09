#include <map>

#include "base/text.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/identity.hpp"
#include "registers/people/sheet_words.hpp"
#include "registers/people/store.hpp"
#include "work/training/class_sheet.hpp"
#include "work/training/store.hpp"

namespace training {
namespace {

using imports::Shape;
using imports::Verdict;

enum Column : std::size_t {
    class_code,
    full_name,
    family_name,
    given_name,
    born,
    sex,
    identity_number,
    workplace,
    tax_code,
    place,
    result,
    certificate_number,
    issued_on
};

constexpr std::string_view class_words[] = {"Mã lớp", "Lớp", "Số hiệu lớp", "Ký hiệu lớp"};
constexpr std::string_view full_words[] = {"Họ và tên", "Họ tên", "Họ, tên", "Họ và tên học viên", "Tên học viên"};
constexpr std::string_view family_words[] = {"Họ và đệm", "Họ đệm", "Họ và tên đệm", "Họ lót"};
constexpr std::string_view given_words[] = {"Tên"};
constexpr std::string_view born_words[] = {"Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Sinh ngày"};
constexpr std::string_view sex_words[] = {"Giới tính", "Nam/Nữ", "Giới"};
constexpr std::string_view identity_words[] = {"Số CCCD",     "Số CCCD/CMND", "CCCD",   "Số định danh cá nhân",
                                               "Số căn cước", "CMND",         "Số CMND"};
constexpr std::string_view workplace_words[] = {"Đơn vị công tác", "Nơi công tác", "Cơ quan", "Đơn vị"};
constexpr std::string_view tax_words[] = {"Mã số thuế", "MST", "MST đơn vị", "Mã số thuế đơn vị"};
constexpr std::string_view place_words[] = {"Xã, thị trấn", "Xã", "Địa bàn", "Xã, phường, thị trấn"};
constexpr std::string_view result_words[] = {"Kết quả", "Xếp loại", "Kết quả học tập"};
constexpr std::string_view number_words[] = {"Số giấy chứng nhận", "Số GCN", "Giấy chứng nhận số",
                                             "Giấy chứng nhận Số GCN"};
constexpr std::string_view issued_words[] = {"Ngày cấp", "Ngày cấp giấy chứng nhận", "Giấy chứng nhận ngày cấp",
                                             "Ngày cấp GCN"};

constexpr imports::Column columns[] = {
    {"class_code", "Code of the class", class_words, Shape::text, true},
    {"full_name", "Full name", full_words, Shape::name},
    {"family_name", "Family and middle name", family_words, Shape::name},
    {"given_name", "Given name", given_words, Shape::name},
    {"born", "Born", born_words, Shape::partial_day},
    {"sex", "Sex", sex_words, Shape::choice},
    {"identity_number", "Identity number", identity_words, Shape::identity_number},
    {"workplace", "Workplace", workplace_words, Shape::text},
    {"tax_code", "Tax code", tax_words, Shape::tax_code},
    {"place", "Commune", place_words, Shape::text},
    {"result", "Result", result_words, Shape::choice},
    {"number", "Number of the certificate", number_words, Shape::text},
    {"issued_on", "Issued on", issued_words, Shape::day},
};

/// What a chunk asks again and again, read once; nothing is kept beyond the chunk.
class Chunk {
public:
    Chunk(db::Connection& tx, imports::Setting const& setting) : tx_(tx), setting_(setting), enterprises_(tx) {}

    TrainingClass const* class_by_code(std::string_view code)
    {
        auto const [known, fresh] = classes_.try_emplace(std::string{code});
        if (fresh) known->second = find_by_code(tx_, code);
        return known->second ? &*known->second : nullptr;
    }
    std::optional<UnitId> commune(std::string_view name, base::Date day)
    {
        auto const [known, fresh] = communes_.try_emplace({std::string{name}, day});
        if (fresh)
            if (auto const found = organisations::find_by_name(tx_, organisations::Line::administrative, name, day);
                !found.empty())
                known->second = found.front().id;
        return known->second;
    }
    bool in_scope(UnitId place)
    {
        auto const [known, fresh] = scopes_.try_emplace(place, false);
        if (fresh) known->second = organisations::in_scope(tx_, *setting_.actor, edit_training, place, setting_.today);
        return known->second;
    }
    std::optional<enterprises::Lookup::Found> enterprise(std::string_view code)
    {
        return code.empty() ? std::nullopt : enterprises_.by_tax_code(code);
    }

private:
    db::Connection& tx_;
    imports::Setting const& setting_;
    std::map<std::string, std::optional<TrainingClass>, std::less<>> classes_;
    std::map<std::pair<std::string, base::Date>, std::optional<UnitId>> communes_;
    std::map<UnitId, bool> scopes_;
    enterprises::Lookup enterprises_;
};

struct Read {
    std::size_t row = 0;
    people::Candidate candidate;
    NewEnrolment enrolment;
};

class Learners final : public imports::Importer {
public:
    explicit Learners(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        Chunk chunk{tx, setting_};
        std::vector<Read> reads;
        std::vector<people::Candidate> candidates;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Read read{.row = i};
            auto problems = read_row(chunk, rows[i].cells, read);
            if (!problems.empty()) {
                outcomes[i] = {Verdict::refused, std::move(problems)};
                continue;
            }
            candidates.push_back(read.candidate);
            reads.push_back(std::move(read));
        }
        ledger::Entry const entry{setting_.by, setting_.now};
        auto const matched = people::match_or_create(tx, entry, candidates);
        std::vector<NewEnrolment> enrolments;
        for (std::size_t i = 0; i < reads.size(); ++i) {
            auto& e = reads[i].enrolment;
            e.person = matched[i].id;
            e.sex = matched[i].sex;
            e.made_person = matched[i].match == people::Match::created;
            enrolments.push_back(e);
        }
        auto const placement = organisations::placement(tx, setting_.today);
        auto const enrolled = enrol(tx, *placement, entry, enrolments);
        for (std::size_t i = 0; i < reads.size(); ++i) {
            auto& outcome = outcomes[reads[i].row];
            if (enrolled[i].state == Enrolled::number_taken) {
                outcome = {Verdict::refused,
                           {{"number", "certificate.number_taken", reads[i].enrolment.certificate_number}}};
                continue;
            }
            outcome = {enrolled[i].state == Enrolled::created ? Verdict::created : Verdict::unchanged,
                       {},
                       "enrolment",
                       enrolled[i].id.value};
            if (matched[i].possible_duplicate) outcome.problems.push_back({"full_name", "person.possible_duplicate"});
        }
    }

private:
    std::vector<base::Problem> read_row(Chunk& chunk, std::span<imports::Cell const> cells, Read& read)
    {
        std::vector<base::Problem> problems;
        auto& e = read.enrolment;
        auto& person = read.candidate.person;
        e.training_class = chunk.class_by_code(cells[class_code].text);
        if (!e.training_class) problems.push_back({"class_code", "class.unknown", std::string{cells[class_code].text}});
        auto const day = e.training_class ? e.training_class->opened_on : setting_.today;

        person.full_name =
            people::name_from_sheet(cells[full_name].text, cells[family_name].text, cells[given_name].text);
        person.born = cells[born].day;
        person.sex = people::sex_from_text(cells[sex].text);
        auto const number = cells[identity_number].text;
        (number.size() == 9 ? person.old_identity_number : person.identity_number) = number;

        auto const employer = chunk.enterprise(cells[tax_code].text);
        if (employer) {
            e.enterprise = person.enterprise = employer->id;
            e.ownership = employer->ownership;
        }
        e.workplace = cells[workplace].text;
        std::optional<UnitId> where;
        if (auto const text = cells[place].text; !text.empty()) {
            where = chunk.commune(text, day);
            if (!where) problems.push_back({"place", "class.place_unknown", std::string{text}});
        } else if (employer)
            where = employer->place;
        else if (e.training_class)
            where = e.training_class->place;
        if (where) {
            e.place = person.place = *where;
            if (!chunk.in_scope(*where)) problems.push_back({"place", "class.place_out_of_scope"});
        }
        read_result(cells, e, problems);
        for (auto& p : people::check(person, setting_.today)) problems.push_back(std::move(p));
        return problems;
    }

    void read_result(std::span<imports::Cell const> cells, NewEnrolment& e, std::vector<base::Problem>& problems)
    {
        auto const read = result_from_text(cells[result].text);
        if (!read) problems.push_back({"result", "class.unknown_result", std::string{cells[result].text}});
        e.result = read.value_or(ResultKind::none);
        auto const number = cells[certificate_number].text;
        if (number.empty() || !e.training_class) return;
        std::optional<base::Date> issued;
        if (cells[issued_on].day && cells[issued_on].day->precision == base::Precision::day)
            issued = cells[issued_on].day->date;
        auto const certificate = issue({}, *e.training_class, e.result, number, issued, setting_.today);
        if (!certificate) {
            problems.insert(problems.end(), certificate.error().problems.begin(), certificate.error().problems.end());
            return;
        }
        e.certificate_number = number;
        e.issued_on = issued;
    }

    imports::Setting setting_;
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting)
{
    return std::make_unique<Learners>(setting);
}

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<EnrolmentId> ids;
    for (auto const id : record_ids) ids.push_back(EnrolmentId{id});
    auto const placement = organisations::placement(tx, setting.today);
    ledger::Entry const entry{setting.by, setting.now};
    auto const let_go = people_of(tx, ids);
    withdraw_enrolments(tx, *placement, entry, ids);
    forget_enrolments(tx, ids);
    // people who have come to be used elsewhere stay until that is taken back; no problem for this sheet
    static_cast<void>(people::remove_unreferenced(tx, entry, let_go));
    return {};
}

constexpr std::string_view title_hints[] = {"danh sach hoc vien", "hoc vien"};

}   // namespace

imports::SheetKind const learner_sheet{.name = "training.learners",
                                       .title = "Learners",
                                       .permission = edit_training,
                                       .rank = 51,
                                       .columns = columns,
                                       .start = start,
                                       .undo = undo,
                                       .title_hints = title_hints};

}   // namespace training
