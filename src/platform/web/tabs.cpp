#include "platform/web/tabs.hpp"

namespace web {

void tabs(Html& out, std::string_view label, std::span<Tab const> all, std::string_view space)
{
    if (all.empty() || (all.size() == 1 && all.front().chosen)) return;
    out("<nav").attribute("class", "btn-list no-print " + std::string{space}).attribute("aria-label", label)(">");
    for (auto const& tab : all) {
        out("<a").attribute("class", tab.chosen ? "btn btn-primary" : "btn").url("href", tab.url);
        if (tab.chosen) out(" aria-current='page'");
        out(">").text(tab.label)("</a>");
    }
    out("</nav>");
}

}   // namespace web
