#include "registers/enterprises/sheets.hpp"

#include <map>
#include <set>

#include "registers/enterprises/branch.hpp"
#include "registers/enterprises/event_sheets.hpp"
#include "registers/enterprises/headcount_sheets.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using imports::Shape;
using imports::Verdict;

enum Column : std::size_t {
    name,
    tax_code,
    legal_type,
    ownership,
    registered_on,
    industry,
    place,
    village,
    street,
    representative,
    phone,
    email,
    workers,
    female_workers,
    status
};

constexpr std::string_view name_heads[] = {"Tên doanh nghiệp", "Doanh nghiệp", "Tên đơn vị", "Tên công ty", "Tên DN"};
constexpr std::string_view tax_heads[] = {"Mã số thuế", "MST", "Mã số doanh nghiệp", "Mã số DN"};
constexpr std::string_view type_heads[] = {"Loại hình", "Loại hình doanh nghiệp", "Loại hình pháp lý"};
constexpr std::string_view owner_heads[] = {"Hình thức sở hữu", "Sở hữu", "Thành phần kinh tế", "Nguồn vốn"};
constexpr std::string_view registered_heads[] = {"Ngày đăng ký", "Ngày cấp đăng ký", "Ngày thành lập", "Năm thành lập",
                                                 "Ngày ĐKKD"};
constexpr std::string_view industry_heads[] = {"Ngành nghề", "Mã ngành", "Ngành nghề kinh doanh", "Lĩnh vực"};
constexpr std::string_view place_heads[] = {"Xã, thị trấn",         "Xã",      "Địa chỉ Xã, thị trấn",
                                            "Xã, phường, thị trấn", "Địa bàn", "Xã, phường"};
constexpr std::string_view village_heads[] = {"Thôn", "Địa chỉ Thôn", "Thôn, tổ dân phố", "Tổ dân phố"};
constexpr std::string_view street_heads[] = {"Địa chỉ", "Số nhà, đường", "Địa chỉ trụ sở"};
constexpr std::string_view representative_heads[] = {"Người đại diện", "Đại diện pháp luật",
                                                     "Người đại diện theo pháp luật", "Giám đốc"};
constexpr std::string_view phone_heads[] = {"Điện thoại", "Số điện thoại", "SĐT", "ĐT"};
constexpr std::string_view email_heads[] = {"Email", "Thư điện tử"};
constexpr std::string_view worker_heads[] = {"Tổng số lao động", "Lao động tổng số", "Số lao động", "Lao động",
                                             "Tổng số LĐ"};
constexpr std::string_view women_heads[] = {"Lao động nữ", "Nữ", "LĐ nữ", "Số lao động nữ"};
constexpr std::string_view status_heads[] = {"Tình trạng", "Trạng thái", "Tình trạng hoạt động"};

constexpr imports::Column columns[] = {
    {"name", "Name of the enterprise", name_heads, Shape::text, true},
    {"tax_code", "Tax code", tax_heads, Shape::tax_code},
    {"legal_type", "Legal type", type_heads, Shape::choice},
    {"ownership", "Ownership", owner_heads, Shape::choice},
    {"registered_on", "Registered on", registered_heads, Shape::partial_day},
    {"industry_code", "Industry", industry_heads, Shape::text},
    {"place", "Commune", place_heads, Shape::text, true},
    {"village", "Village", village_heads, Shape::text},
    {"street", "Address", street_heads, Shape::text},
    {"representative", "Legal representative", representative_heads, Shape::name},
    {"phone", "Telephone", phone_heads, Shape::phone},
    {"email", "E-mail", email_heads, Shape::text},
    {"workers", "Workers", worker_heads, Shape::whole},
    {"female_workers", "Women among them", women_heads, Shape::whole},
    {"status", "Status", status_heads, Shape::choice},
};

/// The code meant, `preset` when the cell is empty, the text itself (which `check` then refuses) when it is not
/// understood.
std::string code_of(std::span<Code const> codes, std::string_view text, std::string_view preset)
{
    if (text.empty()) return std::string{preset};
    auto const code = code_from_text(codes, text);
    return std::string{code.empty() ? text : code};
}

class Enterprises final : public imports::Importer {
public:
    explicit Enterprises(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        communes_.clear();
        std::vector<Enterprise> made;
        std::vector<std::size_t> at;
        std::map<std::string, std::size_t> codes;   // in this chunk
        std::map<std::pair<std::string, UnitId>, std::size_t> names;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto [e, problems] = read(tx, rows[i].cells);
            if (!problems.empty()) {
                outcomes[i] = {Verdict::refused, std::move(problems)};
                continue;
            }
            if (auto const known = same(tx, e)) {
                outcomes[i] = {Verdict::unchanged, {}, "enterprise", known->value};
                continue;
            }
            bool const twice = e.tax_code.empty() ? !names.emplace(std::pair{e.name, e.place}, i).second
                                                  : !codes.emplace(e.tax_code, i).second;
            if (twice) {
                outcomes[i] = {Verdict::unchanged, {}, "enterprise", 0};
                continue;
            }
            made.push_back(std::move(e));
            at.push_back(i);
        }
        if (made.empty()) return;
        auto const placement = organisations::placement(tx, setting_.today);
        auto const ids = add(tx, *placement, {setting_.by, setting_.now}, made, setting_.today);
        for (std::size_t i = 0; i < ids.size(); ++i)
            outcomes[at[i]] = {Verdict::created, {}, "enterprise", ids[i].value};
    }

private:
    struct Read {
        Enterprise enterprise;
        std::vector<base::Problem> problems;
    };
    Read read(db::Connection& tx, std::span<imports::Cell const> cells)
    {
        Read out;
        auto& e = out.enterprise;
        e.name = cells[name].text;
        e.tax_code = cells[tax_code].text;
        // most names say what the enterprise is
        auto const named = code_from_text(legal_types(), e.name);
        auto const by_code = parent_code(e.tax_code).empty() || is_dependent(named) ? named : "branch";
        e.legal_type = code_of(legal_types(), cells[legal_type].text, by_code.empty() ? "llc_multi" : by_code);
        e.ownership = code_of(ownerships(), cells[ownership].text, "private");
        e.status = code_of(statuses(), cells[status].text, "active");
        e.registered_on = cells[registered_on].day;
        e.industry_code = cells[industry].text;
        e.village = cells[village].text;
        e.street = cells[street].text;
        e.representative = cells[representative].text;
        e.phone = cells[phone].text;
        e.email = cells[email].text;
        e.workers = cells[workers].whole;
        e.female_workers = cells[female_workers].whole;
        if (auto const text = cells[place].text; !text.empty()) {
            auto const& commune = commune_of(tx, text, e.registered_on ? e.registered_on->date : setting_.today);
            if (!commune.id)
                out.problems.push_back({"place", "enterprise.place_unknown", std::string{text}});
            else if (!commune.in_scope)
                out.problems.push_back({"place", "enterprise.place_out_of_scope"});
            e.place = commune.id;
        }
        for (auto& p : check(e, setting_.today))
            if (p.field != "place" || out.problems.empty()) out.problems.push_back(std::move(p));
        return out;
    }

    /// The enterprise that this row speaks of, when it is known already.
    static std::optional<EnterpriseId> same(db::Connection& tx, Enterprise const& e)
    {
        auto const today = base::forever - base::Days{1};
        if (!e.tax_code.empty()) {
            auto const known = find_by_tax_code(tx, e.tax_code, today);
            return known ? std::optional{known->id} : std::nullopt;
        }
        auto const named = find_by_name(tx, e.name, e.place, today);
        return named.size() == 1 ? std::optional{named.front().id} : std::nullopt;
    }

    struct Commune {
        UnitId id;
        bool in_scope = false;
    };
    Commune const& commune_of(db::Connection& tx, std::string_view text, base::Date day)
    {
        auto const [known, fresh] = communes_.try_emplace({std::string{text}, base::year_of(day)});
        if (fresh)
            if (auto const found = organisations::find_commune(tx, text, day, setting_.today))
                known->second = {found->id, organisations::in_scope(tx, *setting_.actor, edit_enterprises, found->id,
                                                                    setting_.today)};
        return known->second;
    }

    imports::Setting setting_;
    std::map<std::pair<std::string, int>, Commune> communes_ = {};   // of one chunk; places change on few days
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting)
{
    return std::make_unique<Enterprises>(setting);
}

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<EnterpriseId> ids;
    for (auto const id : record_ids) ids.push_back(EnterpriseId{id});
    auto const placement = organisations::placement(tx, setting.today);
    std::vector<base::Problem> problems;
    for (auto const kept : withdraw(tx, *placement, {setting.by, setting.now}, ids)) {
        auto const e = find(tx, kept, setting.today);
        auto const code = e && e->revision > 1 ? "enterprise.changed_since" : "enterprise.has_organisations";
        problems.push_back({"", code, e ? e->name : kept.text()});
    }
    return problems;
}

constexpr std::string_view hints[] = {"danh sach doanh nghiep", "ra soat doanh nghiep",
                                      "doanh nghiep ngoai khu vuc nha nuoc"};

}   // namespace

std::span<imports::SheetKind const> sheet_kinds()
{
    static imports::SheetKind const kinds[] = {
        {"enterprises.enterprises", "Enterprises", edit_enterprises, 20, columns, start, undo, hints},
        event_sheet_kind(),
        headcount_sheet_kind(),
    };
    return kinds;
}

}   // namespace enterprises
