#include <algorithm>

#include "base/numbers.hpp"
#include "kernel/journeys/pages.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/unreadable_day.hpp"

namespace journeys {
namespace {

void read_value(web::Request const& request, Field const& field, Typed& typed)
{
    auto const text = web::read_text(request, field.name);
    if (text.empty()) return;
    if (field.kind == FieldKind::number) {
        if (auto const number = web::read_whole(request, field.name))
            typed.form.values[field.name] = *number;
        else
            typed.unreadable.push_back({field.name, "number.invalid", text});
    } else if (field.kind == FieldKind::day) {
        if (auto const day = web::read_day(request, field.name))
            typed.form.values[field.name] = *day;
        else
            typed.unreadable.push_back({field.name, "date.invalid", text});
    } else
        typed.form.values[field.name] = text;
}

/// A day that was typed, told as unreadable when it cannot be one.
std::optional<base::Date> read_day(web::Request const& request, std::string_view name, Typed& typed)
{
    if (auto const problem = web::unreadable_day(request, name)) typed.unreadable.push_back(*problem);
    return web::read_day(request, name);
}

void read_paper(web::Request const& request, PaperSlot const& slot, Typed& typed)
{
    auto const& controls = slot.controls;
    PaperKept paper{.code = slot.code,
                    .number = web::read_text(request, controls.number),
                    .dated_on = read_day(request, controls.dated_on, typed),
                    .issuer = web::read_text(request, controls.issuer),
                    .expires_on = read_day(request, controls.expires_on, typed),
                    .kept_at = web::read_text(request, controls.kept_at)};
    bool const untouched =
        paper.number.empty() && !paper.dated_on && paper.issuer.empty() && !paper.expires_on && paper.kept_at.empty();
    if (!untouched) typed.form.papers.push_back(std::move(paper));
}

constexpr std::string_view vote_fields[] = {"vote_base", "vote_present", "vote_agreed", "vote_against"};

void read_vote(web::Request const& request, Typed& typed)
{
    std::int64_t numbers[std::size(vote_fields)] = {};
    bool any = false;
    for (std::size_t i = 0; i < std::size(vote_fields); ++i) {
        auto const text = web::read_text(request, vote_fields[i]);
        if (text.empty()) continue;
        any = true;
        auto const number = web::read_whole(request, vote_fields[i]);
        if (!number) typed.unreadable.push_back({vote_fields[i], "number.invalid", text});
        numbers[i] = number.value_or(0);
    }
    if (any) typed.form.vote = VoteCount{numbers[0], numbers[1], numbers[2], numbers[3]};
}

FieldValue value_in(web::JsonBody& body)
{
    if (auto const number = body.integer("number")) return *number;
    if (auto const day = body.date("day")) return *day;
    return body.text("text").value_or("");
}

PaperKept paper_in(web::JsonBody& body)
{
    PaperKept paper{.code = body.text("code", web::Needed::yes).value_or("")};
    paper.number = body.text("number").value_or("");
    paper.dated_on = body.date("dated_on");
    paper.issuer = body.text("issuer").value_or("");
    paper.expires_on = body.date("expires_on");
    paper.kept_at = body.text("kept_at").value_or("");
    return paper;
}

VoteCount vote_in(web::JsonBody& body)
{
    using web::Needed;
    VoteCount vote;
    vote.base = body.integer("base", Needed::yes).value_or(0);
    vote.present = body.integer("present", Needed::yes).value_or(0);
    vote.agreed = body.integer("agreed", Needed::yes).value_or(0);
    vote.against = body.integer("against").value_or(0);
    return vote;
}

}   // namespace

Typed read_form(web::Request const& request, Step const& step)
{
    Typed typed;
    typed.form.on = read_day(request, "on", typed);
    for (auto const& field : step.fields) read_value(request, field, typed);
    for (auto const& slot : step.papers) read_paper(request, slot, typed);
    if (step.vote) read_vote(request, typed);
    return typed;
}

base::Result<SentStep> read_body(web::Request const& request)
{
    web::JsonBody body{request};
    SentStep sent{.step = body.text("step", web::Needed::yes).value_or(""), .form = {}};
    auto& form = sent.form;
    form.on = body.date("on", web::Needed::yes);
    for (auto& item : body.objects("values")) {
        auto const name = item.text("name", web::Needed::yes).value_or("");
        form.values[name] = value_in(item);
        body.absorb("values", item);
    }
    for (auto& item : body.objects("papers")) {
        form.papers.push_back(paper_in(item));
        body.absorb("papers", item);
    }
    if (auto vote = body.object("vote")) {
        form.vote = vote_in(*vote);
        body.absorb("vote", *vote);
    }
    if (auto const error = body.error()) return *error;
    return sent;
}

}   // namespace journeys
