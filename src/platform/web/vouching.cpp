#include "platform/web/vouching.hpp"

#include <algorithm>

#include "platform/web/csrf.hpp"
#include "platform/web/dressing.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/problem_details.hpp"

namespace web {
namespace {

constexpr std::size_t longest_line = 120;   // bytes that fit a field of one line

SendAgainView view_of(Context const& context, Request const& request)
{
    SendAgainView view{.action = request.target, .csrf = context.csrf};
    for (auto const& [name, value] : request.form.all()) view.fields.push_back({name, value});
    for (auto const& upload : request.uploads)
        if (std::find(view.files.begin(), view.files.end(), upload.field) == view.files.end())
            view.files.push_back(upload.field);
    return view;
}

/// The page, or what htmx puts in the place of the page's content.
Response answer(Context& context, Request const& request, SendAgainView const& view)
{
    constexpr int status = 422;
    if (!request.wants_fragment()) {
        Frame const frame{.title = std::string{context.texts.tr("Nothing has been saved yet")}};
        return page(
            context, frame, [&](Html& out) { send_again_page(out, view); }, status);
    }
    Html out{context.texts};
    send_again_page(out, view);
    auto response = html(std::move(out), status);
    response.header("HX-Retarget", "#main");
    response.header("HX-Reswap", "innerHTML");
    return response;
}

void hidden(Html& out, std::string_view name, std::string_view value)
{
    out("<input type='hidden'").attribute("name", name).attribute("value", value)(">");
}

void found_words(Html& out, SendAgainView const& view)
{
    if (view.found.empty()) return;
    out("<p>").text(out.texts().of("secrecy.why_confirm"))("</p><ul>");
    for (auto const& one : view.found)
        out("<li>“<strong>").text(one.words)("</strong>”: <q>").text(one.sentence)("</q></li>");
    out("</ul>");
}

void changeable(Html& out, SendAgainView::Sent const& sent, std::size_t number)
{
    Field const field{.name = sent.name,
                      .label = out.texts().tr("Text with the words “{0}”", {sent.words}),
                      .value = sent.value,
                      .id = "sent-" + std::to_string(number)};
    bool const one_line = sent.value.size() <= longest_line && sent.value.find('\n') == std::string::npos;
    if (one_line)
        text_field(out, field);
    else
        area_field(out, field, 8);
}

void sent_fields(Html& out, SendAgainView const& view)
{
    for (std::size_t i = 0; i < view.fields.size(); ++i) {
        auto const& sent = view.fields[i];
        if (sent.name == csrf_field || sent.name == declared_field || sent.name == confirmed_field) continue;
        if (sent.words.empty())
            hidden(out, sent.name, sent.value);
        else
            changeable(out, sent, i);
    }
    for (auto const& name : view.files)
        file_field(out, {.name = name, .label = std::string{out.texts().tr("Choose the file again")}, .required = true},
                   "", true);
}

void buttons(Html& out, SendAgainView const& view)
{
    out("<div class='btn-list'>");
    if (view.found.empty()) {
        send_button(out, out.texts().tr("Send again"));
    } else {
        send_button(out, out.texts().tr("Save the text as changed"));
        out("<button type='submit' class='btn' value='1'").attribute("name", confirmed_field)(">");
        out.text(out.texts().of("secrecy.confirm"))("</button>");
    }
    out("</div>");
}

SendAgainView sample_view()
{
    return {
        .action = "/enterprises/1/contacts", .csrf = "token", .fields = {{"csrf", "token"}, {"met_on", "02/03/2026"}}};
}
void sample_confirm(Html& out)
{
    auto view = sample_view();
    view.found = {{"đình công", "Công nhân phân xưởng 2 cho biết có người rủ đình công vào tuần sau."},
                  {"kỷ luật", "Công tác kiểm tra, kỷ luật của Đảng"}};
    view.fields.push_back({"note",
                           "Gặp ban giám đốc lúc 9 giờ.\nCông nhân phân xưởng 2 cho biết có người rủ đình công vào "
                           "tuần sau.",
                           "đình công"});
    view.fields.push_back({"title", "Công tác kiểm tra, kỷ luật của Đảng", "kỷ luật"});
    send_again_page(out, view);
}
void sample_declare(Html& out)
{
    auto view = sample_view();
    view.files = {"file"};
    send_again_page(out, view);
}

constexpr Sample samples[] = {{"send-again-confirm", sample_confirm}, {"send-again-declare", sample_declare}};

}   // namespace

Response ask_to_declare(Context& context, Request const& request)
{
    if (is_api(request)) return refusal(context, {base::Refusal::invalid, {{declared_field, "secrecy.undeclared"}}});
    return answer(context, request, view_of(context, request));
}

Response ask_to_confirm(Context& context, Request const& request, std::span<Doubt const> doubts)
{
    if (is_api(request)) {
        base::Error error{base::Refusal::conflict, {}};
        for (auto const& doubt : doubts) error.problems.push_back({"", "secrecy.to_confirm", doubt.found.words});
        return refusal(context, error);
    }
    auto view = view_of(context, request);
    for (auto const& doubt : doubts) {
        view.fields[doubt.field].words = doubt.found.words;
        view.found.push_back(doubt.found);
    }
    return answer(context, request, view);
}

Response vouched(Context& context, Request const& request, Route const& route, Unfit const& unfit, Response response)
{
    if (response.status >= 400 || route.opens == Opens::reading) return response;
    auto const doubts = doubts_in(request, unfit, context.today);
    if (!doubts.empty() && !vouches(request, Vouched::texts)) return ask_to_confirm(context, request, doubts);
    if (unfit.note == nullptr) return response;
    if (!request.uploads.empty()) unfit.note(context, request, route, Vouched::files);
    if (!doubts.empty()) unfit.note(context, request, route, Vouched::texts);
    return response;
}

void send_again_page(Html& out, SendAgainView const& view)
{
    card(out, out.texts().of(view.found.empty() ? "secrecy.declare_first" : "secrecy.is_it_allowed"), [&](Html& body) {
        found_words(body, view);
        if (view.found.empty()) body("<p>").text(body.texts().of("secrecy.undeclared"))("</p>");
        body("<form method='post'").url("action", view.action);
        if (!view.files.empty()) body(" enctype='multipart/form-data'");
        body(">");
        csrf(body, view.csrf);
        sent_fields(body, view);
        buttons(body, view);
        body("</form>");
    });
}

std::span<Sample const> vouching_samples() { return samples; }

}   // namespace web
