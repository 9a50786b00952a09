#include "registers/enterprises/sheet_enterprise.hpp"

#include "registers/enterprises/store.hpp"

namespace enterprises {

std::optional<Enterprise> enterprise_of_row(db::Connection& tx, imports::Setting const& setting,
                                            imports::Cell const& name, imports::Cell const& tax_code,
                                            std::vector<base::Problem>& problems)
{
    bool const by_code = !tax_code.text.empty();
    if (!by_code && name.text.empty()) {
        problems.push_back({"tax_code", "required"});
        return std::nullopt;
    }
    std::optional<EnterpriseId> id;
    if (by_code) {
        if (auto const found = find_by_tax_code(tx, tax_code.text, setting.today)) id = found->id;
    } else if (auto const named = find_by_name(tx, name.text, {}, setting.today); named.size() == 1) {
        id = named.front().id;
    }
    auto found = id ? find(tx, *setting.actor, *id, setting.today, edit_enterprises) : std::nullopt;
    if (!found)
        problems.push_back({by_code ? "tax_code" : "name", "event.enterprise_unknown",
                            std::string{by_code ? tax_code.text : name.text}});
    return found;
}

}   // namespace enterprises
