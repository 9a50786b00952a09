#include "platform/web/three_way.hpp"

namespace web {

ThreeWay merged(std::span<FieldVersions const> fields)
{
    ThreeWay result;
    for (auto const& one : fields) {
        bool const i_changed = one.mine != one.before;
        result.values[one.field] = i_changed ? one.mine : one.theirs;
        if (i_changed && one.theirs != one.before && one.theirs != one.mine) result.both_changed.push_back(one);
    }
    return result;
}

void remember(Html& out, std::span<std::pair<std::string, std::string> const> fields)
{
    for (auto const& [name, value] : fields)
        out("<input type='hidden'").attribute("name", "was." + name).attribute("value", value)(">");
}

std::string remembered(Request const& request, std::string_view field)
{
    return std::string{request.form.get("was." + std::string{field})};
}

std::string shown_value(Request const& request, std::string_view field, std::string stored, bool sent,
                        ThreeWay const* merged)
{
    if (merged != nullptr)
        if (auto const value = merged->values.find(field); value != merged->values.end()) return value->second;
    return sent ? std::string{request.form.get(field)} : std::move(stored);
}

void three_way_table(Html& out, std::span<ThreeWayLine const> lines)
{
    if (lines.empty()) return;
    out("<div class='alert alert-warning' role='alert'><div class='flex-fill'><p class='alert-title'>");
    out.tr("Both of you changed these. The form has yours; write what is right and save again.");
    out("</p><div class='table-responsive' tabindex='0'><table class='table table-sm mb-0'><thead><tr><td></td>");
    for (base::TextId const head :
         {base::TextId{"Yours"}, base::TextId{"Saved by somebody else"}, base::TextId{"Before"}})
        out("<th scope='col'>").tr(head)("</th>");
    out("</tr></thead><tbody>");
    for (auto const& line : lines) {
        out("<tr><th scope='row'>").text(line.label)("</th><td>").text(line.mine)("</td><td>").text(line.theirs);
        out("</td><td>").text(line.before)("</td></tr>");
    }
    out("</tbody></table></div></div></div>");
}

}   // namespace web
