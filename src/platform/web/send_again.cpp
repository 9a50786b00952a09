#include "platform/web/send_again.hpp"

#include <algorithm>
#include <cctype>

#include "base/id.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/hidden_field.hpp"
#include "platform/web/pieces.hpp"

namespace web {
namespace {

constexpr std::size_t longest_line = 120;   // bytes that fit a field of one line

bool is_known_again(SentBack why) { return why == SentBack::signed_in || why == SentBack::stale; }

std::string title_of(base::Texts const& texts, SentBack why)
{
    switch (why) {
        case SentBack::refused:
            return std::string{texts.tr("This is not kept here")};
        case SentBack::undeclared:
            return std::string{texts.of("secrecy.declare_first")};
        case SentBack::doubtful:
            return std::string{texts.of("secrecy.is_it_allowed")};
        case SentBack::signed_in:
        case SentBack::stale:
            break;
    }
    return std::string{texts.tr("What you typed is still here")};
}

std::string reason_of(base::Texts const& texts, SendAgainView const& view)
{
    switch (view.why) {
        case SentBack::refused:
            return view.refusal;
        case SentBack::undeclared:
            return std::string{texts.of("secrecy.undeclared")};
        case SentBack::doubtful:
            return std::string{texts.of("secrecy.why_confirm")};
        case SentBack::signed_in:
            return std::string{
                texts.tr("The session had ended when you sent it, so nothing was saved. You are signed "
                         "in now: look through it and send it.")};
        case SentBack::stale:
            break;
    }
    return std::string{
        texts.tr("The form comes from an earlier sign-in, so nothing was saved. Look through it and "
                 "send it.")};
}

void found_words(Html& out, SendAgainView const& view)
{
    if (view.found.empty()) return;
    out("<ul>");
    for (auto const& one : view.found)
        out("<li>“<strong>").text(one.words)("</strong>”: <q>").text(one.sentence)("</q></li>");
    out("</ul>");
}

bool is_of_the_server(std::string_view name)
{
    return name == csrf_field || name == declared_field || name == confirmed_field;
}

/// Not an id, nor a code of several words.
bool reads_like_text(std::string_view value)
{
    bool const is_code = value.find('_') != std::string_view::npos && std::ranges::all_of(value, [](unsigned char c) {
                             return c == '_' || std::isdigit(c) != 0 || std::islower(c) != 0;
                         });
    return !value.empty() && !is_code && !base::parse_id(value);
}

/// What will be sent, so that nobody sends unseen what another person has typed.
void typed_texts(Html& out, SendAgainView const& view)
{
    out("<ul class='sent-texts'>");
    for (auto const& sent : view.fields)
        if (!is_password(sent.name) && !is_of_the_server(sent.name) && reads_like_text(sent.value))
            out("<li class='multi-line'>").text(sent.value)("</li>");
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
        if (is_of_the_server(sent.name)) continue;
        if (is_password(sent.name))
            password_field(out, {.name = sent.name,
                                 .label = std::string{out.texts().tr("Type the password again")},
                                 .id = "sent-" + std::to_string(i)});
        else if (sent.words.empty())
            hidden_field(out, sent.name, sent.value);
        else
            changeable(out, sent, i);
    }
    // a file that is refused may be left out; whether one is needed tells the form itself
    for (auto const& name : view.files)
        file_field(out,
                   {.name = name,
                    .label = std::string{out.texts().tr("Choose the file again")},
                    .required = view.why == SentBack::undeclared},
                   "", true);
}

void buttons(Html& out, SendAgainView const& view)
{
    auto const& texts = out.texts();
    out("<div class='btn-list'>");
    if (is_known_again(view.why)) {
        send_button(out, texts.tr("Send it now"));
        if (!view.form_url.empty()) link_button(out, view.form_url, texts.tr("Do not send, back to the form"), "");
    } else if (view.why == SentBack::undeclared) {
        send_button(out, texts.tr("Send again"));
    } else {
        send_button(out, texts.tr("Save the text as changed"));
    }
    if (view.why == SentBack::doubtful) {
        out("<button type='submit' class='btn' value='1'").attribute("name", confirmed_field)(">");
        out.text(texts.of("secrecy.confirm"))("</button>");
    }
    out("</div>");
}

SendAgainView sample_view(SentBack why)
{
    return {.why = why,
            .action = "/enterprises/1/contacts",
            .csrf = "token",
            .fields = {{"csrf", "token"}, {"met_on", "02/03/2026"}}};
}
void sample_confirm(Html& out)
{
    auto view = sample_view(SentBack::doubtful);
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
    auto view = sample_view(SentBack::undeclared);
    view.files = {"file"};
    send_again_page(out, view);
}
void sample_refused(Html& out)
{
    auto view = sample_view(SentBack::refused);
    view.refusal = out.texts().problem({"", "secrecy.marked", "TUYỆT MẬT"});
    view.found = {{"TUYỆT MẬT", "Tủ TUYỆT MẬT số 1"}};
    view.fields.push_back({"kept_at", "Tủ TUYỆT MẬT số 1", "TUYỆT MẬT"});
    send_again_page(out, view);
}
void sample_signed_in(Html& out)
{
    auto view = sample_view(SentBack::signed_in);
    view.fields.push_back({"note", "Gặp ban giám đốc lúc 9 giờ.\nHẹn gửi mẫu đơn trước ngày 10/03."});
    view.fields.push_back({"new_password", ""});
    view.form_url = "/enterprises/1/contacts";
    send_again_page(out, view);
}

constexpr Sample samples[] = {{"send-again-confirm", sample_confirm},
                              {"send-again-declare", sample_declare},
                              {"send-again-refused", sample_refused},
                              {"send-again-signed-in", sample_signed_in}};

}   // namespace

bool is_password(std::string_view name) { return name.find("password") != std::string_view::npos; }

SendAgainView sent_back(Context const& context, Request const& request, SentBack why)
{
    SendAgainView view{.why = why, .action = request.target, .csrf = context.csrf, .fields = {}};
    for (auto const& [name, value] : request.form.all())
        view.fields.push_back({name, is_password(name) ? std::string{} : value});
    for (auto const& upload : request.uploads)
        if (std::find(view.files.begin(), view.files.end(), upload.field) == view.files.end())
            view.files.push_back(upload.field);
    return view;
}

Response send_again(Context& context, Request const& request, SendAgainView const& view, int status)
{
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

void send_again_page(Html& out, SendAgainView const& view)
{
    card(out, title_of(out.texts(), view.why), [&](Html& body) {
        body("<p>").text(reason_of(body.texts(), view))("</p>");
        found_words(body, view);
        if (is_known_again(view.why)) typed_texts(body, view);
        body("<form method='post'").url("action", view.action);
        if (!view.files.empty()) body(" enctype='multipart/form-data'");
        body(">");
        csrf(body, view.csrf);
        sent_fields(body, view);
        buttons(body, view);
        body("</form>");
    });
}

std::span<Sample const> send_again_samples() { return samples; }

}   // namespace web
