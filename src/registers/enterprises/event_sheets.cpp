#include "registers/enterprises/event_sheets.hpp"

#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/sheet_enterprise.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using imports::Shape;
using imports::Verdict;

enum Column : std::size_t { name, tax_code, kind, happened_on, new_name, place, village, street, paper };

constexpr std::string_view kind_heads[] = {"Sự kiện", "Biến động", "Nội dung biến động", "Loại biến động"};
constexpr std::string_view day_heads[] = {"Ngày xảy ra", "Ngày biến động", "Từ ngày", "Ngày"};
constexpr std::string_view new_name_heads[] = {"Tên mới", "Tên sau khi đổi"};
constexpr std::string_view place_heads[] = {"Xã mới", "Chuyển đến xã", "Xã, phường mới"};
constexpr std::string_view village_heads[] = {"Thôn mới"};
constexpr std::string_view street_heads[] = {"Địa chỉ mới"};
constexpr std::string_view paper_heads[] = {"Căn cứ", "Văn bản", "Số văn bản", "Quyết định"};

constexpr imports::Column columns[] = {
    {"name", "Name of the enterprise", enterprise_name_heads, Shape::text},
    {"tax_code", "Tax code", enterprise_tax_heads, Shape::tax_code},
    {"kind", "Event", kind_heads, Shape::text, true},
    {"happened_on", "Day it happened", day_heads, Shape::day, true},
    {"new_name", "New name of the enterprise", new_name_heads, Shape::text},
    {"place", "New commune", place_heads, Shape::text},
    {"village", "New village", village_heads, Shape::text},
    {"street", "New address", street_heads, Shape::text},
    {"paper", "Paper it rests on", paper_heads, Shape::text, true},
};

class Events final : public imports::Importer {
public:
    explicit Events(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        auto const placement = organisations::placement(tx, setting_.today);
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, *placement, rows[i].cells);
    }

private:
    imports::Outcome take_one(db::Connection& tx, ledger::Placement const& placement,
                              std::span<imports::Cell const> cells) const
    {
        std::vector<base::Problem> problems;
        auto const enterprise = enterprise_of_row(tx, setting_, cells[name], cells[tax_code], problems);
        auto event = read(tx, cells, problems);
        if (!problems.empty()) return {Verdict::refused, std::move(problems)};
        for (auto const& known : events_of(tx, enterprise->id))
            if (!known.withdrawn_at && known.kind == event.kind && known.happened_on == event.happened_on &&
                known.name == event.name && known.address == event.address)
                return {Verdict::unchanged, {}, "enterprise_event", known.id.value};
        auto const entered =
            enter(tx, placement, {setting_.by, setting_.now}, enterprise->id, std::move(event), setting_.today);
        if (!entered) return {Verdict::refused, under_columns(entered.error().problems)};
        return {Verdict::created, {}, "enterprise_event", entered->value};
    }

    Event read(db::Connection& tx, std::span<imports::Cell const> cells, std::vector<base::Problem>& problems) const
    {
        Event event{.kind = event_kind_from_text(cells[kind].text), .paper = std::string{cells[paper].text}};
        if (cells[happened_on].day) event.happened_on = cells[happened_on].day->date;
        if (event.kind == nullptr) {
            if (!cells[kind].text.empty())
                problems.push_back({"kind", "event.unknown_kind", std::string{cells[kind].text}});
            return event;
        }
        if (event.kind->strand == Strand::name) event.name = cells[new_name].text;
        if (event.kind->strand != Strand::address) return event;
        event.address = {{}, std::string{cells[village].text}, std::string{cells[street].text}};
        if (cells[place].text.empty()) return event;
        auto const commune = organisations::find_commune(tx, cells[place].text, event.happened_on, setting_.today);
        if (!commune)
            problems.push_back({"place", "enterprise.place_unknown", std::string{cells[place].text}});
        else if (!organisations::in_scope(tx, *setting_.actor, edit_enterprises, commune->id, setting_.today))
            problems.push_back({"place", "enterprise.place_out_of_scope"});
        else
            event.address.place = commune->id;
        return event;
    }

    static std::vector<base::Problem> under_columns(std::vector<base::Problem> problems)
    {
        for (auto& problem : problems)
            if (problem.field == "name") problem.field = "new_name";
        return problems;
    }

    imports::Setting setting_;
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting) { return std::make_unique<Events>(setting); }

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    auto const placement = organisations::placement(tx, setting.today);
    std::vector<base::Problem> problems;
    for (auto const id : record_ids) {
        auto const event = find_event(tx, EventId{id});
        if (!event || event->withdrawn_at) continue;
        if (auto const done = withdraw(tx, *placement, {setting.by, setting.now}, event->id, ""); !done)
            problems.push_back({"", "event.stays", base::vietnamese(event->happened_on)});
    }
    return problems;
}

constexpr std::string_view hints[] = {"bien dong doanh nghiep", "su kien doanh nghiep", "danh sach bien dong"};

}   // namespace

imports::SheetKind event_sheet_kind()
{
    return {"enterprises.events", "Events of enterprises", edit_enterprises, 22, columns, start, undo, hints};
}

}   // namespace enterprises
