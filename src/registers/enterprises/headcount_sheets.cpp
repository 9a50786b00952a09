#include "registers/enterprises/headcount_sheets.hpp"

#include <algorithm>

#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/sheet_enterprise.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using imports::Shape;
using imports::Verdict;

enum Column : std::size_t { name, tax_code, counted_on, first_number };

constexpr std::string_view day_heads[] = {"Ngày đếm", "Thời điểm đếm", "Tính đến ngày", "Ngày thống kê"};
constexpr std::string_view foreign_heads[] = {"Lao động nước ngoài", "Lao động người nước ngoài"};
constexpr std::string_view contract_heads[] = {"Có hợp đồng lao động", "Lao động có hợp đồng", "Lao động có HĐLĐ"};
constexpr std::string_view insured_heads[] = {"Tham gia bảo hiểm xã hội", "Tham gia BHXH", "Lao động đóng BHXH"};
constexpr std::string_view seasonal_heads[] = {"Lao động thời vụ", "Thời vụ"};
constexpr std::string_view eligible_heads[] = {"Đủ điều kiện vào công đoàn", "Có thể gia nhập công đoàn"};
constexpr std::string_view young_heads[] = {"Lao động trẻ", "Lao động thanh niên", "Thanh niên 16-30",
                                            "Lao động từ 16 đến 30 tuổi"};
constexpr std::string_view party_heads[] = {"Đảng viên", "Số đảng viên", "Đảng viên chính thức"};

// the numbers in the order of the kinds
constexpr imports::Column columns[] = {
    {"name", "Name of the enterprise", enterprise_name_heads, Shape::text},
    {"tax_code", "Tax code", enterprise_tax_heads, Shape::tax_code},
    {"counted_on", "Counted on", day_heads, Shape::day, true},
    {"foreign", "Foreign workers", foreign_heads, Shape::whole},
    {"contract", "On labour contracts", contract_heads, Shape::whole},
    {"insured", "In social insurance", insured_heads, Shape::whole},
    {"seasonal", "Seasonal workers", seasonal_heads, Shape::whole},
    {"union_eligible", "May join a union", eligible_heads, Shape::whole},
    {"young_workers", "Young workers, 16 to 30", young_heads, Shape::whole},
    {"party_members", "Official Party members", party_heads, Shape::whole},
};

class Headcounts final : public imports::Importer {
public:
    explicit Headcounts(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, rows[i].cells);
    }

private:
    imports::Outcome take_one(db::Connection& tx, std::span<imports::Cell const> cells) const
    {
        std::vector<base::Problem> problems;
        auto const enterprise = enterprise_of_row(tx, setting_, cells[name], cells[tax_code], problems);
        if (!enterprise) return {Verdict::refused, std::move(problems)};
        auto const counted = read(tx, *enterprise, cells, problems);
        if (problems.empty()) problems = check(*enterprise, counted, setting_.today);
        if (!problems.empty()) return {Verdict::refused, std::move(problems)};
        auto const known = headcounts(tx, enterprise->id);
        if (std::ranges::all_of(counted, [&](Headcount const& one) { return holds(known, one); }))
            return {Verdict::unchanged, {}, "enterprise_headcount", enterprise->id.value};
        save(tx, {setting_.by, setting_.now}, enterprise->id, counted, setting_.batch);
        return {Verdict::created, {}, "enterprise_headcount", enterprise->id.value};
    }

    /// Whether that is what holds of the day already.
    static bool holds(std::span<Headcount const> known, Headcount const& one)
    {
        auto const same = std::ranges::find_if(
            known, [&](Headcount const& k) { return k.kind == one.kind && k.counted_on == one.counted_on; });
        return same != known.end() && same->number == one.number;
    }

    std::vector<Headcount> read(db::Connection& tx, Enterprise const& enterprise, std::span<imports::Cell const> cells,
                                std::vector<base::Problem>& problems) const
    {
        std::vector<Headcount> counted;
        auto const day = cells[counted_on].day ? cells[counted_on].day->date : base::Date{};
        for (std::size_t i = 0; i < headcount_kinds().size(); ++i) {
            auto const& kind = headcount_kinds()[i];
            auto const& cell = cells[first_number + i];
            if (!cell.whole) continue;
            // each kind is written by those who may write it at the enterprise's place
            if (!setting_.actor->may(kind.edit) ||
                !organisations::in_scope(tx, *setting_.actor, kind.edit, enterprise.place, setting_.today))
                problems.push_back({kind.code, "headcount.not_yours"});
            else
                counted.push_back({&kind, *cell.whole, day});
        }
        return counted;
    }

    imports::Setting setting_;
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting)
{
    return std::make_unique<Headcounts>(setting);
}

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    for (auto const id : record_ids)
        withdraw_headcounts(tx, {setting.by, setting.now}, EnterpriseId{id}, setting.batch);
    return {};
}

constexpr std::string_view hints[] = {"so lao dong theo loai", "co cau lao dong", "lao dong tre va dang vien"};

}   // namespace

imports::SheetKind headcount_sheet_kind()
{
    return {"enterprises.headcounts", "Numbers of workers", edit_enterprises, 24, columns, start, undo, hints};
}

}   // namespace enterprises
