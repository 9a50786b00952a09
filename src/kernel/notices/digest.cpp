#include "kernel/notices/digest.hpp"

#include <algorithm>
#include <functional>

#include "platform/web/html.hpp"
#include "platform/web/languages.hpp"

namespace notices {
namespace {

constexpr std::size_t written_out = 50;
constexpr std::string_view choices_url = "/account/notices";

std::string when(base::Texts const& texts, base::Date due_on, base::Date today)
{
    auto const day = base::vietnamese(due_on);
    auto const left = (due_on - today).count();
    if (left < 0) return texts.tr("was due on {0}, {1} days late", {day, texts.number(-left)});
    if (left == 0) return texts.tr("due today, {0}", {day});
    return texts.tr("due on {0}, in {1} days", {day, texts.number(left)});
}

std::string said(base::Texts const& texts, DigestLine const& line, base::Date today)
{
    return line.label + ": " + line.item.outside + " – " + when(texts, line.item.due_on, today);
}

std::string subject_of(base::Texts const& texts, std::vector<DigestLine> const& lines, base::Date today)
{
    auto const late = std::ranges::count_if(lines, [&](auto const& line) { return line.item.due_on < today; });
    auto const soon = static_cast<std::int64_t>(lines.size()) - late;
    if (late == 0) return texts.tr("Đồng Hành: {0} due soon", {texts.number(soon)});
    if (soon == 0) return texts.tr("Đồng Hành: {0} overdue", {texts.number(late)});
    return texts.tr("Đồng Hành: {0} due soon, {1} overdue", {texts.number(soon), texts.number(late)});
}

/// The frame of every mail of ours.
std::string html_mail(base::Texts const& texts, std::function<void(web::Html&)> const& body)
{
    web::Html out{texts};
    out("<!doctype html><html").attribute("lang", web::language_code(texts.language()));
    out("><head><meta charset='utf-8'></head><body>");
    body(out);
    out("</body></html>");
    return out.take();
}

}   // namespace

mail::Mail digest(base::Texts const& texts, std::string_view site_url, std::vector<DigestLine> lines, base::Date today)
{
    std::string const site{site_url};
    std::ranges::stable_sort(lines, {}, [](auto const& line) { return line.item.due_on; });
    auto const lead = texts.tr("What is due, on {0}:", {base::vietnamese(today)});
    auto const more = lines.size() > written_out
                          ? texts.tr("And {0} more in the program.", {texts.number(lines.size() - written_out)})
                          : std::string{};
    auto const choices = texts.tr("When and of what you are told, you choose here: {0}", {site + choices_url.data()});
    auto const first = std::span{lines}.first(std::min(lines.size(), written_out));
    std::string text = lead + "\n\n";
    for (auto const& line : first) text += "- " + said(texts, line, today) + "\n  " + site + line.item.url + "\n";
    if (!more.empty()) text += "\n" + more + "\n";
    text += "\n" + choices + "\n";
    auto html = html_mail(texts, [&](web::Html& out) {
        out("<p>").text(lead)("</p><ul>");
        for (auto const& line : first)
            out("<li><a").url("href", site + line.item.url)(">").text(said(texts, line, today))("</a></li>");
        out("</ul>");
        if (!more.empty()) out("<p>").text(more)("</p>");
        out("<p>").text(choices)("</p>");
    });
    return {.to = {}, .subject = subject_of(texts, lines, today), .text = std::move(text), .html = std::move(html)};
}

mail::Mail code_mail(base::Texts const& texts, std::string_view site_url, std::string_view code)
{
    auto const lead = texts.tr("The code for this address is {0}. It works for a day.", {code});
    auto const way = texts.tr("Enter it here: {0}", {std::string{site_url} + choices_url.data()});
    auto const other =
        std::string{texts.tr("If you have not asked for it, do nothing: without the code no mail comes to you.")};
    auto html = html_mail(texts, [&](web::Html& out) {
        for (auto const& sentence : {lead, way, other}) out("<p>").text(sentence)("</p>");
    });
    return {.to = {},
            .subject = std::string{texts.tr("Đồng Hành: confirm your address")},
            .text = lead + "\n\n" + way + "\n\n" + other + "\n",
            .html = std::move(html)};
}

}   // namespace notices
