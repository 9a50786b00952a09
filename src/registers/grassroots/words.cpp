#include "registers/grassroots/pages.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {

Words words_of(Family const& family)
{
    using organisations::Line;
    switch (family.line) {
        case Line::party:
            return {"Party organisations", "Found a Party organisation",
                    "No Party organisation matches. Widen the search, or record a founding."};
        case Line::youth:
            return {"Youth organisations", "Found a youth organisation",
                    "No youth organisation matches. Widen the search, or record a founding."};
        case Line::women:
            return {"Women's organisations", "Found a women's organisation",
                    "No women's organisation matches. Widen the search, or record a founding."};
        default:
            return {"Grassroots unions", "Found a union", "No union matches. Widen the search, or record a founding."};
    }
}

std::vector<web::Choice> communes(web::Context& context, base::Date day)
{
    static constexpr std::string_view kinds[] = {"commune", "ward", "township", "special_zone"};
    std::vector<web::Choice> all;
    for (auto const& unit : organisations::list(context.tx, organisations::Line::administrative, kinds, day))
        all.push_back({unit.id.text(), unit.name});
    return all;
}

}   // namespace grassroots
