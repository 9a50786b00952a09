#include "work/training/papers.hpp"

#include <algorithm>
#include <array>

#include "kernel/papers/kind.hpp"
#include "kernel/papers/store.hpp"
#include "work/training/class_page.hpp"
#include "work/training/own.hpp"

namespace training {
namespace {

using documents::TemplateItem;
using documents::TemplateList;
using documents::TemplateValues;

constexpr std::string_view certificate_kind = "training.certificate";
constexpr std::array<std::string_view, 4> class_kinds{"training.opening_proposal", "training.class_list",
                                                      "training.closing_minutes", "training.results_decision"};
constexpr std::size_t most_classes = 20;   // looked through for certificates

base::Error const unseen{base::Refusal::not_found};

TemplateItem class_fields(base::Texts const& texts, TrainingClass const& c)
{
    auto const* type = find_type(c.type);
    return {{"ten_lop", c.name},
            {"ma_lop", c.code},
            {"loai_lop", type == nullptr ? c.type : std::string{texts.of(type->label)}},
            {"khai_giang", base::vietnamese(c.opened_on)},
            {"be_giang", c.closed_on ? base::vietnamese(*c.closed_on) : ""},
            {"so_tiet", c.periods ? std::to_string(*c.periods) : ""},
            {"dia_diem", c.venue},
            {"quyet_dinh_mo_lop", c.decision_number}};
}

TemplateItem learner_fields(base::Texts const& texts, Learner const& l)
{
    return {{"ho_ten", l.person.full_name},
            {"ngay_sinh", l.person.born ? base::vietnamese(*l.person.born) : ""},
            {"don_vi", l.enrolment.workplace},
            {"ket_qua", std::string{label_of(texts, l.enrolment.result)}}};
}

TemplateValues values_of(web::Context& context, TrainingClass const& c, std::vector<Learner> const& learners)
{
    TemplateValues values{.fields = class_fields(context.texts, c)};
    std::vector<std::string> const fields{"ho_ten", "ngay_sinh", "don_vi", "ket_qua"};
    TemplateList all{.fields = fields};
    TemplateList passed{.fields = fields};
    for (auto const& learner : learners) {
        all.items.push_back(learner_fields(context.texts, learner));
        if (learner.enrolment.result == ResultKind::passed) passed.items.push_back(all.items.back());
    }
    values.fields["so_hoc_vien"] = std::to_string(all.items.size());
    values.fields["so_dat"] = std::to_string(passed.items.size());
    values.lists["hoc_vien"] = std::move(all);
    values.lists["hoc_vien_dat"] = std::move(passed);
    return values;
}

/// A class with all its enrolments. Refuses: not_found; invalid - somebody of it may not be named to the actor, and a
/// paper names all.
struct WholeClass {
    TrainingClass training_class;
    std::vector<Enrolment> enrolments;
};
base::Result<WholeClass> whole_class(web::Context& context, std::string_view id)
{
    auto c = find(context.tx, context.actor, ClassId::parse(id), context.today);
    if (!c) return unseen;
    auto shown = shown_to(context.tx, context.actor, *c, context.today);
    if (!shown.whole_class || shown.left_out > 0)
        return base::Error{base::Refusal::invalid, {{"", "training.paper_names_all"}}};
    return WholeClass{std::move(*c), std::move(shown.enrolments)};
}

std::string title_of(TrainingClass const& c) { return c.name + " (" + c.code + ")"; }

/// Refuses what `whole_class` refuses.
base::Result<papers::Subject> find_class(web::Context& context, std::string_view id)
{
    auto whole = whole_class(context, id);
    if (!whole) return whole.error();
    auto const& c = whole->training_class;
    return papers::Subject{.record = c.id.value,
                           .title = title_of(c),
                           .url = url_of(c.id),
                           .office = issuer_of(c),
                           .values = values_of(context, c, learners_of(context, std::move(whole->enrolments)))};
}

base::Result<papers::Subject> find_class_with_results(web::Context& context, std::string_view id)
{
    auto subject = find_class(context, id);
    if (subject && subject->values.lists["hoc_vien_dat"].items.empty())
        return base::Error{base::Refusal::invalid, {{"", "training.nobody_passed"}}};
    return subject;
}

std::vector<papers::Choosable> newest_classes(web::Context& context, std::size_t most)
{
    std::vector<papers::Choosable> found;
    for (auto const& row : list(context.tx, context.actor, {}, std::nullopt, most, context.today).rows)
        if (find_class(context, row.training_class.id.text()))
            found.push_back({row.training_class.id.text(), row.training_class.name});
    return found;
}

std::vector<papers::Choosable> newest_classes_with_results(web::Context& context, std::size_t most)
{
    auto found = newest_classes(context, most);
    std::erase_if(found, [&](papers::Choosable const& one) { return !find_class_with_results(context, one.id); });
    return found;
}

papers::Subject certificate_of(web::Context& context, TrainingClass const& c, Learner const& learner)
{
    auto const& enrolment = learner.enrolment;
    papers::Subject subject{.record = enrolment.id.value,
                            .title = learner.person.full_name + ", " + c.name,
                            .url = url_of(c.id) + "/enrolments/" + enrolment.id.text(),
                            .office = issuer_of(c)};
    subject.values.fields = class_fields(context.texts, c);
    subject.values.fields.merge(learner_fields(context.texts, learner));
    subject.values.fields["so_giay"] = enrolment.certificate->number;
    subject.values.fields["ngay_cap"] = base::vietnamese(enrolment.certificate->issued_on);
    return subject;
}

/// The certificates of a class, in the order of its list. Refuses what `whole_class` refuses; invalid - nobody has a
/// certificate.
base::Result<papers::Group> certificates_of_class(web::Context& context, std::string_view id)
{
    auto whole = whole_class(context, id);
    if (!whole) return whole.error();
    auto const& c = whole->training_class;
    papers::Group group{.record = c.id.value, .title = title_of(c), .url = url_of(c.id), .office = issuer_of(c)};
    for (auto const& learner : learners_of(context, std::move(whole->enrolments)))
        if (learner.enrolment.certificate) group.subjects.push_back(certificate_of(context, c, learner));
    if (group.subjects.empty()) return base::Error{base::Refusal::invalid, {{"", "training.no_certificate"}}};
    return group;
}

/// Refuses: not_found - also when the actor may not know the learner; invalid - no certificate stands.
base::Result<papers::Subject> find_certificate(web::Context& context, std::string_view id)
{
    auto const enrolment_id = EnrolmentId::parse(id);
    auto const class_id = class_of(context.tx, enrolment_id);
    auto const c = class_id ? find(context.tx, context.actor, *class_id, context.today) : std::nullopt;
    if (!c) return unseen;
    auto shown = shown_to(context.tx, context.actor, *c, context.today).enrolments;
    std::erase_if(shown, [&](Enrolment const& one) { return one.id != enrolment_id; });
    auto const learners = learners_of(context, std::move(shown));
    if (learners.empty()) return unseen;
    auto const& learner = learners.front();
    if (!learner.enrolment.certificate) return base::Error{base::Refusal::invalid, {{"", "training.no_certificate"}}};
    return certificate_of(context, *c, learner);
}

std::optional<papers::Ended> certificate_ended(db::Connection& tx, std::int64_t enrolment, std::string_view number)
{
    auto const end = end_of_certificate(tx, EnrolmentId{enrolment}, number);
    return end ? std::optional{papers::Ended{end->on}} : std::nullopt;
}

std::vector<papers::Choosable> newest_certificates(web::Context& context, std::size_t most)
{
    std::vector<papers::Choosable> found;
    for (auto const& row : list(context.tx, context.actor, {}, std::nullopt, most_classes, context.today).rows) {
        auto shown = shown_to(context.tx, context.actor, row.training_class, context.today).enrolments;
        std::erase_if(shown, [](Enrolment const& one) { return !one.certificate; });
        for (auto const& learner : learners_of(context, std::move(shown))) {
            if (found.size() == most) return found;
            found.push_back({learner.enrolment.id.text(), learner.person.full_name + ", " + row.training_class.name});
        }
    }
    return found;
}

web::Choice link_to(web::Context const& context, std::string_view kind, std::string const& record)
{
    return {"/papers/kinds/" + std::string{kind} + "/papers/new?record=" + record,
            papers::find_kind(kind)->name.in(context.texts.language())};
}

constexpr papers::Source sources[] = {
    {"training.opening_proposal", view_training, find_class, newest_classes},
    {"training.class_list", view_training, find_class, newest_classes},
    {"training.closing_minutes", view_training, find_class, newest_classes},
    {"training.results_decision", view_training, find_class_with_results, newest_classes_with_results},
    {certificate_kind, view_training, find_certificate, newest_certificates, certificate_ended, certificates_of_class},
};

}   // namespace

std::span<papers::Source const> paper_sources() { return sources; }

std::vector<web::Choice> paper_links(web::Context const& context, ClassId id, std::size_t certificates)
{
    std::vector<web::Choice> links;
    if (!context.actor.may(papers::make_papers)) return links;
    for (auto const kind : class_kinds) links.push_back(link_to(context, kind, id.text()));
    if (certificates > 0)
        links.push_back({"/papers/kinds/" + std::string{certificate_kind} + "/bundles/new?record=" + id.text(),
                         std::string{context.texts.tr("Certificates of all learners")}});
    return links;
}

std::vector<web::Choice> certificate_links(web::Context const& context, EnrolmentId id)
{
    if (!context.actor.may(papers::make_papers)) return {};
    return {link_to(context, certificate_kind, id.text())};
}

}   // namespace training
