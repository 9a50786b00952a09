#include "registers/committees/forms.hpp"

#include <algorithm>

#include "registers/people/store.hpp"

namespace committees {
namespace {

std::optional<base::Date> day_in(web::Request const& request, std::string_view field,
                                 std::vector<base::Problem>& unreadable)
{
    auto const day = web::read_day(request, field);
    if (auto text = web::read_text(request, field); !day && !text.empty())
        unreadable.push_back({field, "date.invalid", std::move(text)});
    return day;
}

/// The fields of one of the two forms, with what was typed when that one was refused.
struct Fields {
    web::Request const& request;
    base::Texts const& texts;
    base::Error const* error;
    std::string prefix;   // of ids: both forms have days and a decision

    web::Field operator()(std::string_view name, base::TextId label, bool required = false,
                          std::string_view usual = {}) const
    {
        return {.name = std::string{name},
                .label = std::string{texts.tr(label)},
                .value = std::string{error != nullptr ? request.form.get(name) : usual},
                .problem = web::problem_of(texts, error, name),
                .required = required,
                .id = prefix + std::string{name}};
    }
};

}   // namespace

TermFormView term_form_view(web::Request const& request, web::Context& context, organisations::Unit const& unit,
                            base::Error const* error)
{
    auto const& texts = context.texts;
    Fields const field{request, texts, error, "term-"};
    TermFormView view{.action = "/units/" + unit.id.text() + "/committee/terms", .open = error != nullptr};
    view.standing = field("standing", "Kind of committee", true, "regular");
    view.standings = {{"regular", std::string{texts.tr("elected or appointed for a full term")}},
                      {"provisional", std::string{texts.tr("provisional")}}};
    view.from = field("from", "First day", true);
    view.to = field("to", "Ends on");
    view.to.help = texts.tr("Left empty, it is as long as the rule says: {0} months.",
                            {texts.number(months_of_term(unit, Standing::regular, context.today))});
    view.decision_number = field("decision_number", "Decision number");
    view.decided_on = field("decided_on", "Decided on");
    if (error != nullptr) view.problems = error->problems;
    return view;
}

PostFormView post_form_view(web::Request const& request, web::Context& context, organisations::Unit const& unit,
                            base::Error const* error)
{
    auto const& texts = context.texts;
    Fields const field{request, texts, error, "post-"};
    PostFormView view{.action = "/units/" + unit.id.text() + "/committee/posts"};
    view.person = field("person", "Person", true);
    if (auto const person = people::find(context.tx, context.actor, PersonId::parse(view.person.value), context.today))
        view.person_shown = person->full_name;
    view.post = field("post", "Post", true);
    for (auto const& post : posts_of(unit))
        view.posts.push_back({std::string{post.code}, std::string{texts.of(post.label)}});
    view.how = field("how", "How", true, "elected");
    for (auto const& how : how_labels())
        view.hows.push_back({std::string{name_of(how.how)}, std::string{texts.of(how.label)}});
    view.from = field("from", "First day", true);
    view.to = field("to", "Ends on");
    view.to.help = texts.tr("Left empty, it is the end of the term.");
    view.decision_number = field("decision_number", "Decision number");
    view.decided_on = field("decided_on", "Decided on");
    if (error != nullptr) view.problems = error->problems;
    return view;
}

TermForm read_term(web::Request const& request, std::vector<base::Problem>& unreadable)
{
    return {.standing = parse_standing(web::read_text(request, "standing")),
            .decision_number = web::read_text(request, "decision_number"),
            .decided_on = day_in(request, "decided_on", unreadable),
            .from = day_in(request, "from", unreadable),
            .to = day_in(request, "to", unreadable)};
}

HoldingForm read_holding(web::Request const& request, std::vector<base::Problem>& unreadable)
{
    return {.post = web::read_text(request, "post"),
            .how = parse_how(web::read_text(request, "how")),
            .decision_number = web::read_text(request, "decision_number"),
            .decided_on = day_in(request, "decided_on", unreadable),
            .from = day_in(request, "from", unreadable),
            .to = day_in(request, "to", unreadable)};
}

base::Error with_unreadable(std::vector<base::Problem> unreadable, base::Error const* ruled)
{
    base::Error error{ruled == nullptr ? base::Refusal::invalid : ruled->kind, std::move(unreadable)};
    if (ruled != nullptr)
        for (auto const& problem : ruled->problems)
            if (problem.field.empty() ||
                std::ranges::none_of(error.problems, [&](auto const& p) { return p.field == problem.field; }))
                error.problems.push_back(problem);
    return error;
}

std::string post_label(base::Texts const& texts, std::string_view post)
{
    auto const* const found = find_post(post);
    return std::string{found == nullptr ? post : texts.of(found->label)};
}

std::string how_label(base::Texts const& texts, How how)
{
    for (auto const& known : how_labels())
        if (known.how == how) return std::string{texts.of(known.label)};
    return std::string{name_of(how)};
}

}   // namespace committees
