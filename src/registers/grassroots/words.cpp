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
        case Line::veterans:
            return {"Veterans' organisations", "Found a veterans' organisation",
                    "No veterans' organisation matches. Widen the search, or record a founding."};
        default:
            return {"Grassroots unions", "Found a union", "No union matches. Widen the search, or record a founding."};
    }
}

}   // namespace grassroots
